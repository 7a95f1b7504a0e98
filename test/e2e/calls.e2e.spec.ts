import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';

let used = 0;
const aNumber = (): string => `+7911700${String(1000 + used++)}`;

describe('calls of customers, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
  });
  afterAll(() => at.close());

  afterEach(() => at.silence());

  it('ring all four, the desk shows who calls; one answers, and it is one call that nobody has missed', async () => {
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const board = await at.board('manager3');
    const number = aNumber();
    const call = at.provider.call(LINE, { number, name: 'Ivan' });
    const rung = await Promise.all(phones.map((p) => p.rung(number)));
    expect(rung[0]?.from).toContain(number);
    expect(rung[0]?.from).toContain('Псков · Ivan');
    const card = await board.heard('call-ringing', (c) => JSON.stringify(c.payload).includes(number));
    expect(card.payload).toMatchObject({ caller: { kind: 'number', number }, lineTitle: 'Псков', answeredBy: null });
    expect((card.payload.ringing as string[]).toSorted()).toEqual(
      ['101', '102', '103', '104'].map((e) => at.employee(e)).toSorted(),
    );
    rung[2]?.answer();
    await call.until('talking');
    await Promise.all(rung.filter((_, n) => n !== 2).map((r) => r.until('ended')));
    const talking = await at.call(number, 'talking');
    expect(talking.answeredBy).toBe(at.employee('103'));
    call.hangUp();
    await rung[2]?.until('ended');
    const ended = await at.call(number, 'ended');
    expect(ended.outcome).toBe('talked');
    expect(await at.calls(number)).toHaveLength(1);
    const { items } = await at.head.get<{ items: object[] }>('/api/telephony/calls?outcome=missed');
    expect(items).toEqual([]);
    const whole = await at.head.get<{ legs: { extension: string; end: string }[] }>(`/api/telephony/calls/${ended.id}`);
    expect(whole.legs.map((l) => `${l.extension} ${l.end}`).toSorted()).toEqual([
      '101 elsewhere',
      '102 elsewhere',
      '103 normal',
      '104 elsewhere',
    ]);
  });

  it('busy here, refused there: the rest goes on ringing; all of them, and the caller hears that nobody is there', async () => {
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    const rung = await Promise.all(phones.map((p) => p.rung(number)));
    rung[0]?.refuse(486, 'Busy Here');
    rung[1]?.refuse(603, 'Decline');
    rung[2]?.refuse(486, 'Busy Here');
    expect((await at.call(number, 'ringing')).outcome).toBeNull();
    rung[3]?.refuse(603, 'Decline');
    await call.until('ended');
    expect(call.refusal).toBe(480);
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
  });

  it('a caller who hangs up while it rings: every phone falls silent, and he is missed', async () => {
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    const rung = await Promise.all(phones.map((p) => p.rung(number)));
    await at.call(number, 'ringing');
    call.hangUp();
    await Promise.all(rung.map((r) => r.until('ended')));
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
  });

  it('a hidden number, a name with script in it, an absurd number: each is a call that is answered like any other', async () => {
    const phone = await at.phone('101');
    for (const from of [
      'hidden',
      { number: aNumber(), name: '<img src=x onerror=alert(1)>' },
      { number: '9'.repeat(40) },
    ] as const) {
      const call = at.provider.call(LINE, from);
      const rung = await phone.rung();
      expect(rung.from).not.toContain('<img');
      rung.answer();
      await call.until('talking');
      rung.hangUp();
      await call.until('ended');
      await at.silence();
    }
    const { items } = await at.head.get<{ items: { callerKind: string; callerNumber: string | null }[] }>(
      '/api/telephony/calls?limit=3',
    );
    expect(items.map((c) => c.callerKind).toSorted()).toEqual(['hidden', 'number', 'odd']);
    expect(items.find((c) => c.callerKind === 'odd')?.callerNumber).toHaveLength(30);
  });

  it('one caller twice at once has two calls, and who talks is not rung for the second', async () => {
    const [first, second] = [await at.phone('101'), await at.phone('102')];
    const number = aNumber();
    const one = at.provider.call(LINE, { number });
    const [here, passed] = [await first.rung(number), await second.rung(number)] as const;
    here.answer();
    await one.until('talking');
    await passed.until('ended');
    await eventually(async () => (await at.calls(number))[0]?.stage === 'talking');
    const other = at.provider.call(LINE, { number });
    const there = await second.rung(number);
    expect([...first.calls.values()].filter((c) => c.state === 'ringing')).toEqual([]);
    there.answer();
    await other.until('talking');
    one.hangUp();
    other.hangUp();
    await eventually(async () => (await at.calls(number)).every((c) => c.stage === 'ended'));
    expect((await at.calls(number)).map((c) => c.outcome)).toEqual(['talked', 'talked']);
  });

  it('opens an inquiry, which belongs to whoever has answered', async () => {
    const phone = await at.phone('102');
    const number = aNumber();
    const call = at.provider.call(LINE, { number, name: 'Petr' });
    const rung = await phone.rung(number);
    rung.answer();
    await call.until('talking');
    const isHis = async (): Promise<boolean> =>
      (await at.head.all<{ subject: string; ownerId: string | null }>('/api/sales/inquiries')).some(
        (i) => i.subject.includes('Petr') && i.ownerId === at.employee('102'),
      );
    await eventually(isHis, { within: 20_000, message: 'his inquiry is not there' });
    call.hangUp();
    await at.call(number, 'ended');
  });

  it('killed in mid-talk: everybody goes on talking, and after the start the call is known and ended once', async () => {
    const phone = await at.phone('101');
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    const rung = await phone.rung(number);
    rung.answer();
    await call.until('talking');
    await at.call(number, 'talking');
    const ringing = aNumber();
    const waiting = at.provider.call(LINE, { number: ringing });
    const held = await (await at.phone('102')).rung(ringing);
    await at.house.kill();
    // Prorab is away: this one goes by the dialplan alone.
    const other = aNumber();
    const past = at.provider.call(LINE, { number: other });
    const group = await (await at.phone('104')).rung(other);
    expect(call.state).toBe('talking');
    past.hangUp();
    await group.until('ended');
    await at.house.start();
    await eventually(async () => /prorab/.test(await at.asterisk.console('ari show apps')));
    expect(call.state).toBe('talking');
    // His phone rings still.
    held.answer();
    await waiting.until('talking');
    call.hangUp();
    await rung.until('ended');
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
    waiting.hangUp();
    expect((await at.call(ringing, 'ended')).outcome).toBe('talked');
  });

  it('Asterisk killed in mid-talk: the call is closed as broken, and the next one comes in', async () => {
    const phone = await at.phone('101');
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    const rung = await phone.rung(number);
    rung.answer();
    await call.until('talking');
    await at.call(number, 'talking');
    await at.asterisk.crash();
    await at.asterisk.comeBack();
    expect((await at.call(number, 'ended')).outcome).toBe('broken');
    for (const [extension, peer] of at.phones) await peer.register(extension, `phone-${extension}-secret`);
    const next = aNumber();
    const again = at.provider.call(LINE, { number: next });
    const answered = await phone.rung(next);
    answered.answer();
    await again.until('talking');
    again.hangUp();
    expect((await at.call(next, 'ended')).outcome).toBe('talked');
  });
});
