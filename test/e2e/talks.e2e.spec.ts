import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import type { SipCall, SipPeer } from '../services/sip/sip-peer.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

/** What each says: the customer, Anna (101), Boris (102), the head (100); and the music. None is an odd multiple of another one: they are square. */
const [CLIENT, ANNA, BORIS, HEAD, MUSIC] = [500, 400, 1000, 800, 523];
/** Of a WAV at 8 kHz. */
const SECOND = 16_000;
let used = 0;
const aNumber = (): string => `+7911600${String(1000 + used++)}`;

interface Leg {
  readonly id: string;
  readonly purpose: string;
  readonly extension: string;
  readonly end: string | null;
  readonly by?: string;
}
interface Call {
  readonly stage: string;
  readonly outcome: string | null;
  readonly answeredBy: string | null;
  readonly talking: string[];
  readonly legs: Leg[];
  readonly note: { text: string; by: string } | null;
}
interface Card {
  readonly talking: string[];
  readonly onHold: boolean;
  readonly moving: { how: string; answered: boolean; extension: string } | null;
}

describe('what happens during a talk, on a real Asterisk', () => {
  let at: ACallHouse;
  let [anna, boris]: [ApiClient, ApiClient] = [] as never;
  const phones = {} as Record<'101' | '102' | '103' | '100', SipPeer>;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite', { seconds: 5, keeperSeconds: 5 });
    at.provider.hertz = CLIENT;
    for (const extension of ['101', '102', '103', '100'] as const) phones[extension] = await at.phone(extension);
    [phones['101'].hertz, phones['102'].hertz, phones['100'].hertz] = [ANNA, BORIS, HEAD];
    [anna, boris] = (await Promise.all(
      ['manager1', 'manager2'].map((login) => new ApiClient(at.house.url).signIn(login, PASSWORD)),
    )) as [ApiClient, ApiClient];
  }, 120_000);
  afterAll(() => at.close());
  afterEach(async () => {
    for (const peer of [at.provider, ...at.phones.values()]) peer.hangUpAll();
    await at.silence();
  });

  /** A customer talks with Anna. */
  const aTalk = async () => {
    const number = aNumber();
    const call = at.provider.call(LINE, { number });
    const rung = await phones['101'].rung(number);
    rung.answer();
    await call.until('talking');
    const { id } = await at.call(number, 'talking');
    await at.provider.hears([ANNA]);
    const order = (what: string, body: object = {}, who = anna): Promise<Card> =>
      who.post(`/api/telephony/calls/${id}/${what}`, body);
    return { id, number, call, rung, order, seen: () => at.head.get<Call>(`/api/telephony/calls/${id}`) };
  };
  const is = (of: { seen(): Promise<Call> }, fits: (call: Call) => boolean): Promise<Call> =>
    eventually(
      async () => {
        const call = await of.seen();
        return fits(call) ? call : null;
      },
      { within: 20_000 },
    );
  /** One file, that begins with the first answer and ends with the talk: it has grown as long as anybody talks. */
  const isOneRecording = async (id: string, talk: SipCall, seconds = 0.5): Promise<void> => {
    const folder = join(at.asterisk.recordings, 'calls');
    const files = (): string[] => (existsSync(folder) ? readdirSync(folder).filter((f) => f.startsWith(id)) : []);
    await eventually(() => files().length === 1);
    const size = (): number => statSync(join(folder, `${id}.wav`)).size;
    const before = size();
    await eventually(() => size() > before + seconds * SECOND, {
      within: 15_000,
      message: 'the recording has stopped',
    });
    expect(files()).toEqual([`${id}.wav`]);
    expect(talk.state).toBe('talking');
  };
  const ends = async (talk: { seen(): Promise<Call> }, outcome = 'talked'): Promise<Call> => {
    const call = await is(talk, (c) => c.stage === 'ended');
    expect(call.outcome).toBe(outcome);
    return call;
  };
  /** Or says what the house knows of it. */
  const rung = async (
    extension: keyof typeof phones,
    of: { number: string; seen(): Promise<Call> },
  ): Promise<SipCall> =>
    phones[extension].rung(of.number).catch(async (error: unknown) => {
      throw new Error(`${extension} does not ring: ${JSON.stringify((await of.seen()).legs)}`, { cause: error });
    });
  const to = (extension: string) => ({ employeeId: at.employee(extension) });
  const refused = (status: number, code: string) => ({ status, problem: expect.stringContaining(code) as string });

  it('held, the customer hears music and nobody of us; taken back, they talk; by the key of the phone, too', async () => {
    const talk = await aTalk();
    expect(await talk.order('hold')).toMatchObject({ onHold: true });
    await at.provider.hears([MUSIC], [ANNA]);
    await phones['101'].hears([], [CLIENT]);
    await talk.order('hold');
    expect(await talk.order('unhold')).toMatchObject({ onHold: false, talking: [at.employee('101')] });
    await at.provider.hears([ANNA]);
    await phones['101'].hears([CLIENT]);
    talk.rung.hold(true);
    await at.provider.hears([MUSIC], [ANNA]);
    // As phones do; Asterisk ends a recording in which nothing comes for four seconds.
    talk.rung.mute = true;
    await isOneRecording(talk.id, talk.call, 6);
    talk.rung.mute = false;
    const { calls } = await at.head.get<{ calls: Card[] }>('/api/telephony/now');
    expect(calls).toMatchObject([{ onHold: true }]);
    talk.rung.hold(false);
    await at.provider.hears([ANNA]);
    await isOneRecording(talk.id, talk.call);
    await anna.post(`/api/telephony/calls/${talk.id}/hang-up`);
    await talk.call.until('ended');
    await ends(talk);
  }, 60_000);

  it('a customer who hangs up on hold is gone for all', async () => {
    const talk = await aTalk();
    await talk.order('hold');
    talk.call.hangUp();
    await talk.rung.until('ended');
    await ends(talk);
  }, 30_000);

  it('handed over: the other phone shows from whom, who handed over is let go, they talk, in one recording', async () => {
    const talk = await aTalk();
    await talk.order('transfer', to('102'));
    const there = await rung('102', talk);
    expect(there.from).toContain('от: Менеджер 1');
    await talk.rung.until('ended');
    await at.provider.hears([MUSIC]);
    there.answer();
    await at.provider.hears([BORIS], [ANNA]);
    await phones['102'].hears([CLIENT]);
    expect(await talk.seen()).toMatchObject({ answeredBy: at.employee('101'), talking: [at.employee('102')] });
    await expect(anna.post(`/api/telephony/calls/${talk.id}/hold`)).rejects.toMatchObject(
      refused(403, 'telephony.call-not-yours'),
    );
    await isOneRecording(talk.id, talk.call);
    there.hangUp();
    await talk.call.until('ended');
    const { legs } = await ends(talk);
    expect(legs.filter((l) => l.purpose !== 'ring').map((l) => [l.purpose, l.extension, l.by])).toEqual([
      ['transfer', '102', at.employee('101')],
    ]);
    const page = await at.head.get<{ items: { action: string }[] }>('/api/audit?limit=20');
    expect(page.items.some(({ action }) => action.startsWith('telephony.call.listen'))).toBe(false);
  }, 60_000);

  it('handed over to one who is busy or switched off, it stays where it was, and it is said', async () => {
    const talk = await aTalk();
    await expect(talk.order('transfer', to('104'))).rejects.toMatchObject(
      refused(409, 'telephony.colleague-unreachable'),
    );
    await at.provider.hears([ANNA]);
    await talk.order('transfer', to('102'));
    (await rung('102', talk)).refuse(486, 'Busy Here');
    await eventually(async () => (await talk.seen()).legs.at(-1)?.purpose === 'return', { within: 15_000 });
    const back = await phones['101'].rung(talk.number);
    back.answer();
    await at.provider.hears([ANNA]);
    // Who talks already is not rung.
    const number = aNumber();
    const other = at.provider.call(LINE, { number });
    const taken = await phones['102'].rung(number);
    taken.answer();
    await at.call(number, 'talking');
    await expect(talk.order('transfer', to('102'))).rejects.toMatchObject(refused(409, 'telephony.colleague-busy'));
    await expect(talk.order('transfer', to('101'))).rejects.toMatchObject(refused(422, 'telephony.target-unfit'));
    await expect(talk.order('transfer', { to: '999' })).rejects.toMatchObject(refused(422, 'telephony.target-unfit'));
    other.hangUp();
    back.hangUp();
    await talk.call.until('ended');
    await ends(talk);
  }, 60_000);

  it('handed over and taken by nobody: it returns, then rings everybody; the customer who is lost then counts as missed', async () => {
    const talk = await aTalk();
    await talk.order('transfer', to('102'));
    const there = await rung('102', talk);
    await there.until('ended', 20_000); // 5 s, not taken
    const back = await phones['101'].rung(talk.number);
    back.refuse(603, 'Decline');
    const anybody = await rung('103', talk);
    await at.provider.hears([MUSIC]);
    anybody.refuse(603, 'Decline');
    await talk.call.until('ended');
    const { legs } = await ends(talk, 'dropped');
    expect(legs.slice(-4).map((l) => `${l.purpose} ${l.extension} ${l.end}`)).toEqual([
      ...['transfer 102 no-answer', 'return 101 rejected', 'ring 103 rejected', 'ring 104 unreachable'],
    ]);
    const { items } = await at.head.get<{ items: { callerNumber: string }[] }>('/api/telephony/missed?limit=50');
    expect(items.map((one) => one.callerNumber)).toContain(talk.number);
  }, 60_000);

  it('a customer who hangs up while he is handed over is lost, and every phone falls silent', async () => {
    const talk = await aTalk();
    await talk.order('transfer', to('102'));
    const there = await rung('102', talk);
    await talk.rung.until('ended');
    talk.call.hangUp();
    await there.until('ended');
    await ends(talk, 'dropped');
  }, 30_000);

  it('asked first, both talk and the customer hears music; then he is with the other one', async () => {
    const talk = await aTalk();
    expect(await talk.order('consult', to('102'))).toMatchObject({ moving: { how: 'consult', answered: false } });
    const there = await rung('102', talk);
    there.answer();
    await phones['101'].hears([BORIS], [CLIENT, MUSIC]);
    await phones['102'].hears([ANNA], [CLIENT, MUSIC]);
    await at.provider.hears([MUSIC], [ANNA, BORIS]);
    await isOneRecording(talk.id, talk.call);
    await talk.order('consult/complete');
    await talk.rung.until('ended');
    await at.provider.hears([BORIS], [ANNA]);
    there.hangUp();
    await talk.call.until('ended');
    await ends(talk);
  }, 60_000);

  it('asked in vain, or hung up there: the customer comes back', async () => {
    const talk = await aTalk();
    await talk.order('consult', { to: '102' });
    const refusing = await rung('102', talk);
    await at.provider.hears([MUSIC]);
    refusing.refuse(603, 'Decline');
    await at.provider.hears([ANNA], [MUSIC]);
    await is(talk, (c) => c.legs.at(-1)?.end === 'rejected');
    await talk.order('consult', { to: '102' });
    const there = await rung('102', talk);
    there.answer();
    await phones['101'].hears([BORIS]);
    there.hangUp();
    await at.provider.hears([ANNA]);
    await is(talk, (c) => c.talking.length === 1);
    await talk.order('consult', { to: '102' });
    const again = await rung('102', talk);
    again.answer();
    await phones['101'].hears([BORIS]);
    await talk.order('consult/cancel');
    await again.until('ended');
    await at.provider.hears([ANNA]);
    await expect(talk.order('conference')).rejects.toMatchObject(refused(409, 'telephony.no-consultation'));
    await isOneRecording(talk.id, talk.call);
    talk.rung.hangUp();
    await talk.call.until('ended');
    await ends(talk);
  }, 60_000);

  it('three talk together; one leaves, the others go on; the customer gone, all is over', async () => {
    const talk = await aTalk();
    await talk.order('consult', to('102'));
    const there = await rung('102', talk);
    there.answer();
    await phones['101'].hears([BORIS]);
    const card = await talk.order('conference');
    expect(card.talking.toSorted()).toEqual([at.employee('101'), at.employee('102')].toSorted());
    await at.provider.hears([ANNA, BORIS]);
    await phones['101'].hears([BORIS, CLIENT]);
    await phones['102'].hears([ANNA, CLIENT]);
    await isOneRecording(talk.id, talk.call);
    talk.rung.hangUp();
    await at.provider.hears([BORIS], [ANNA]);
    talk.call.hangUp();
    await there.until('ended');
    await ends(talk);
  }, 60_000);

  it('by the keys of the phone it is the same: a blind transfer, and one that cannot be', async () => {
    const talk = await aTalk();
    talk.rung.handOver('999');
    await eventually(() => talk.rung.transfer.includes('603'));
    await at.provider.hears([ANNA]);
    talk.rung.handOver('102');
    const there = await rung('102', talk);
    expect(there.from).toContain('от: Менеджер 1');
    await eventually(() => talk.rung.transfer.includes('200'));
    await talk.rung.until('ended');
    there.answer();
    await at.provider.hears([BORIS], [ANNA]);
    await isOneRecording(talk.id, talk.call);
    there.hangUp();
    await talk.call.until('ended');
    const { legs } = await ends(talk);
    expect(legs.filter((l) => l.purpose === 'transfer').map((l) => l.extension)).toEqual(['102']);
  }, 60_000);

  interface Merged extends Call {
    readonly id: string;
    readonly direction: string;
    readonly mergedInto: string | null;
  }
  /** Anna holds the customer by the key of her phone, and dials at it. */
  const twoTalks = async (dialled: string) => {
    const talk = await aTalk();
    talk.rung.hold(true);
    await at.provider.hears([MUSIC], [ANNA]);
    const second = phones['101'].call(dialled, { number: '101' });
    const other = async (): Promise<Merged> => {
      const { items } = await at.head.get<{ items: Merged[] }>('/api/telephony/calls?limit=1');
      return at.head.get<Merged>(`/api/telephony/calls/${items[0]?.id ?? ''}`);
    };
    return { ...talk, second, other };
  };
  it.each(['held', 'second'] as const)(
    'by the keys of the phone, the colleague who was asked is put through (REFER from the %s talk): one call and one recording go on',
    async (from) => {
      const talk = await twoTalks('102');
      const there = await phones['102'].rung('101');
      there.answer();
      await talk.second.until('talking');
      await phones['102'].hears([ANNA], [CLIENT]);
      if (from === 'held') talk.rung.handOverTo(talk.second);
      else talk.second.handOverTo(talk.rung);
      await eventually(() => [talk.rung, talk.second].some((one) => one.transfer.includes('200')));
      await Promise.all([talk.rung.until('ended'), talk.second.until('ended')]);
      await at.provider.hears([BORIS], [ANNA, MUSIC]);
      await phones['102'].hears([CLIENT], [ANNA]);
      expect(await talk.seen()).toMatchObject({ answeredBy: at.employee('101'), talking: [at.employee('102')] });
      expect(await talk.other()).toMatchObject({ direction: 'out', stage: 'ended', mergedInto: talk.id });
      await isOneRecording(talk.id, talk.call);
      there.hangUp();
      await talk.call.until('ended');
      const { legs } = await ends(talk);
      expect(legs.at(-1)).toMatchObject({ purpose: 'consult', extension: '102', by: at.employee('101') });
    },
    60_000,
  );
  it('by the keys of the phone while it still rings there: he hears music, is with who picks up, and returns when nobody does', async () => {
    const talk = await twoTalks('102');
    const there = await phones['102'].rung('101');
    await talk.second.until('ringing');
    talk.rung.handOverTo(talk.second);
    await Promise.all([talk.rung.until('ended'), talk.second.until('ended')]);
    await at.provider.hears([MUSIC], [ANNA, BORIS]);
    there.answer();
    await at.provider.hears([BORIS], [MUSIC]);
    await phones['102'].hears([CLIENT]);
    await isOneRecording(talk.id, talk.call);
    there.hangUp();
    await talk.call.until('ended');
    await ends(talk);
    const again = await twoTalks('102');
    const refuses = await phones['102'].rung('101');
    await again.second.until('ringing');
    again.rung.handOverTo(again.second);
    await again.rung.until('ended');
    refuses.refuse(486, 'Busy Here');
    const back = await phones['101'].rung(again.number);
    back.answer();
    await at.provider.hears([ANNA]);
    again.call.hangUp();
    await back.until('ended');
    await ends(again);
  }, 60_000);
  it('by the keys of the phone to a number outside: the two customers talk, and it is one call', async () => {
    const talk = await twoTalks('89117778800');
    const there = await at.provider.rung(LINE.slice(1));
    there.answer();
    await talk.second.until('talking');
    talk.rung.handOverTo(talk.second);
    await Promise.all([talk.rung.until('ended'), talk.second.until('ended')]);
    await is(talk, (c) => c.legs.some((l) => l.purpose === 'consult' && l.extension === '+79117778800'));
    await at.provider.hears([CLIENT], [ANNA, MUSIC]);
    expect(await talk.other()).toMatchObject({ stage: 'ended', outcome: 'talked', mergedInto: talk.id });
    await isOneRecording(talk.id, talk.call);
    talk.call.hangUp();
    await there.until('ended');
    await ends(talk);
  }, 60_000);
  it('by the keys of the phone what cannot be is declined, and both talks go on', async () => {
    const talk = await twoTalks('102');
    const there = await phones['102'].rung('101');
    there.answer();
    await talk.second.until('talking');
    // A talk that has never been.
    phones['101'].refer(talk.rung, '102', 'nobody;to-tag=a;from-tag=b');
    await eventually(() => /SIP\/2.0 [3-6]/.test(talk.rung.transfer) || talk.rung.referred >= 400);
    await at.provider.hears([MUSIC], [ANNA]);
    await phones['102'].hears([ANNA]);
    there.hangUp();
    await talk.second.until('ended');
    talk.rung.hold(false);
    await at.provider.hears([ANNA]);
    talk.call.hangUp();
    await talk.rung.until('ended');
    await ends(talk);
  }, 60_000);
  it('killed after that, it goes on, and its end is heard', async () => {
    const talk = await twoTalks('102');
    const there = await phones['102'].rung('101');
    there.answer();
    await talk.second.until('talking');
    talk.rung.handOverTo(talk.second);
    await at.provider.hears([BORIS]);
    await at.house.kill();
    await at.house.start();
    await eventually(async () => (await at.head.get<{ exchange: string }>('/api/telephony/now')).exchange === 'on', {
      within: 30_000,
    });
    await at.provider.hears([BORIS]);
    await isOneRecording(talk.id, talk.call);
    there.hangUp();
    await talk.call.until('ended');
    await ends(talk);
  }, 90_000);

  it('to a number outside, which sees the number of the city', async () => {
    const talk = await aTalk();
    await talk.order('transfer', { to: '8 911 777-88-99' });
    const there = await at.provider.rung();
    expect(there.invite?.start).toContain('79117778899');
    expect(there.from).toContain(LINE.slice(1));
    there.answer();
    await talk.rung.until('ended');
    await is(talk, (c) => c.legs.some((l) => l.purpose === 'transfer' && l.extension === '+79117778899'));
    await eventually(async () => (await talk.seen()).talking.length === 0);
    await at.provider.hears([CLIENT]);
    there.hangUp();
    await talk.call.until('ended');
    await ends(talk);
  }, 60_000);

  it('the head listens unheard, whispers to ours alone, and it is on record; nobody else may', async () => {
    const talk = await aTalk();
    await expect(boris.post(`/api/telephony/calls/${talk.id}/listen`, { whispers: false })).rejects.toMatchObject({
      status: 403,
    });
    await talk.order('listen', { whispers: false }, at.head);
    const ear = await phones['100'].rung();
    ear.answer();
    await phones['100'].hears([CLIENT, ANNA]);
    await eventually(async () => (await talk.seen()).legs.some((l) => l.purpose === 'listen'));
    const { legs: toAnna } = await anna.get<Call>(`/api/telephony/calls/${talk.id}`);
    expect(toAnna.some((l) => l.purpose === 'listen')).toBe(false);
    await at.provider.hears([ANNA], [HEAD]);
    await phones['101'].hears([CLIENT], [HEAD]);
    await talk.order('listen', { whispers: true }, at.head);
    await phones['101'].hears([CLIENT, HEAD]);
    await at.provider.hears([ANNA], [HEAD]);
    await phones['100'].hears([CLIENT, ANNA]);
    expect((await talk.seen()).talking).toEqual([at.employee('101')]);
    ear.hangUp();
    await phones['101'].hears([CLIENT], [HEAD]);
    await at.provider.hears([ANNA]);
    talk.call.hangUp();
    await talk.rung.until('ended');
    expect((await ends(talk)).answeredBy).toBe(at.employee('101'));
    const page = await at.head.get<{ items: { action: string; subject: string; after: object }[] }>(
      '/api/audit?limit=20',
    );
    const said = page.items.filter((e) => e.subject === `call:${talk.id}`).map((e) => [e.action, e.after]);
    expect(said).toContainEqual(['telephony.call.listen', { whom: at.employee('101'), whispers: true }]);
    expect(said).toContainEqual([
      'telephony.call.listened',
      { employeeId: at.employee('100'), seconds: expect.any(Number) as number, whispers: true },
    ]);
  }, 60_000);

  it('who listens is let go when the talk ends', async () => {
    const talk = await aTalk();
    await talk.order('listen', { whispers: false }, at.head);
    const ear = await phones['100'].rung();
    ear.answer();
    await phones['100'].hears([CLIENT, ANNA]);
    talk.call.hangUp();
    await ear.until('ended');
    await ends(talk);
  }, 30_000);

  it('a note is kept with the call, the last word stands, strangers have none', async () => {
    const talk = await aTalk();
    const note = (who: ApiClient, text: string): Promise<void> =>
      who.put(`/api/telephony/calls/${talk.id}/note`, { text });
    await note(anna, 'Просил счёт');
    await note(at.head, 'Просил счёт на 40 мешков');
    expect((await talk.seen()).note).toMatchObject({ text: 'Просил счёт на 40 мешков', by: at.employee('100') });
    await expect(note(boris, 'Чужое')).rejects.toMatchObject(refused(403, 'telephony.call-not-yours'));
    await expect(note(anna, 'я'.repeat(4_001))).rejects.toMatchObject({ status: 400 });
    talk.call.hangUp();
    await ends(talk);
    await note(anna, 'Перезвонить завтра');
    expect((await talk.seen()).note).toMatchObject({ text: 'Перезвонить завтра', by: at.employee('101') });
    const { items } = await at.head.get<{ items: Call[] }>('/api/telephony/calls?limit=1');
    expect(items[0]?.note?.text).toBe('Перезвонить завтра');
  }, 30_000);

  it('killed while a colleague is asked: both talk on, the customer hears music, and after the start it goes on', async () => {
    const talk = await aTalk();
    await talk.order('consult', to('102'));
    const there = await rung('102', talk);
    there.answer();
    await phones['101'].hears([BORIS]);
    await at.house.kill();
    await at.provider.hears([MUSIC]);
    await phones['102'].hears([ANNA]);
    await at.house.start();
    await eventually(async () => (await at.head.get<{ exchange: string }>('/api/telephony/now')).exchange === 'on', {
      within: 30_000,
    });
    await talk.order('conference');
    await at.provider.hears([ANNA, BORIS]);
    await talk.order('listen', { whispers: false }, at.head);
    const ear = await phones['100'].rung();
    ear.answer();
    await phones['100'].hears([CLIENT, ANNA]);
    await at.house.kill();
    await at.house.start();
    await at.provider.hears([ANNA, BORIS]);
    await phones['100'].hears([CLIENT, ANNA], [], 20_000);
    await isOneRecording(talk.id, talk.call);
    talk.call.hangUp();
    await Promise.all([talk.rung, there, ear].map((one) => one.until('ended')));
    await ends(talk);
  }, 120_000);
});
