import { eventually } from '../support/eventually.js';
import type { SipCall } from '../services/sip/sip-peer.js';
import { ACallHouse, type CallRow, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

let used = 0;
const aNumber = (): string => `+7911701${String(1000 + used++)}`;
interface Card {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly why: string | null;
}
interface Row extends CallRow, Card {
  readonly direction: string;
  readonly calledBy: string | null;
  readonly callerName: string;
  readonly line: string;
}

describe('calls that go out, on a real Asterisk', () => {
  let at: ACallHouse;
  let manager: ApiClient;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
    manager = await new ApiClient(at.house.url).signIn('manager1', PASSWORD);
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  const wish = (to: string, more: object = {}): Promise<Card> =>
    manager.post<Card>('/api/telephony/calls', { to, ...more });
  const row = async (number: string, stage = 'ended'): Promise<Row> => (await at.call(number, stage)) as Row;
  /** The own phone has rung and was picked up, and it rings at the customer. */
  async function ringing(number: string, more: object = {}): Promise<{ own: SipCall; client: SipCall }> {
    const phone = await at.phone('101');
    await wish(number, more);
    const own = await phone.rung();
    own.answer();
    return { own, client: await at.provider.rung() };
  }

  it('own phone first, which shows whom; then the customer, who sees the number of his city; one talk, recorded, in his history', async () => {
    const phone = await at.phone('101');
    const number = aNumber();
    const board = await at.board('manager1');
    const contact = {
      way: 'call',
      from: [{ kind: 'phone', value: number }],
      name: 'Ромашка',
      subject: 'Панели',
      mine: true,
    };
    const { inquiryId } = await manager.post<{ inquiryId: string }>('/api/sales/inquiries', contact);
    await wish(number, { inquiryId });
    const own = await phone.rung('Ромашка');
    expect(own.from).toContain('звоним');
    expect(own.from).toContain(number);
    expect([...at.provider.calls.values()].filter((c) => c.state === 'ringing')).toEqual([]);
    own.answer();
    const client = await at.provider.rung();
    expect(client.from).toContain(LINE.slice(1));
    expect(client.invite?.start).toContain(`sip:${number.slice(1)}@`);
    client.answer();
    const talking = await row(number, 'talking');
    expect(talking).toMatchObject({ direction: 'out', calledBy: at.employee('101'), answeredBy: at.employee('101') });
    await board.heard('call-talking', (c) => JSON.stringify(c.payload).includes(number));
    client.hangUp();
    await own.until('ended');
    expect(await row(number)).toMatchObject({ outcome: 'talked', why: null });
    const contacts = async (): Promise<{ direction: string; subject: string }[]> => {
      const card = await manager.get<{ contacts: { direction: string; subject: string }[] }>(
        `/api/sales/inquiries/${inquiryId}`,
      );
      return card.contacts;
    };
    await eventually(
      async () => (await contacts()).some((c) => c.direction === 'out' && /^Звонок, \d:\d\d$/.test(c.subject)),
      {
        within: 20_000,
        message: 'the talk is not in the history of the inquiry',
      },
    );
    const { status } = await manager.get<{ status: string }>(`/api/sales/inquiries/${inquiryId}`);
    expect(status).toBe('answered');
  });

  it('a double click, twice at the same moment: one call, the own phone rings once, the customer too', async () => {
    const phone = await at.phone('101');
    const number = aNumber();
    const cards = await Promise.all([wish(number), wish(number), wish(`8${number.slice(2)}`)]);
    expect(new Set(cards.map((c) => c.id)).size).toBe(1);
    const own = await phone.rung();
    own.answer();
    const client = await at.provider.rung();
    expect((await wish(number)).id).toBe(cards[0]?.id);
    client.answer();
    await row(number, 'talking');
    own.hangUp();
    await client.until('ended');
    await row(number);
    expect([...phone.calls.values()].filter((c) => c.state === 'ringing')).toEqual([]);
  });

  it.each([
    ['busy', 486, 'Busy Here', 'busy'],
    ['refuses', 603, 'Decline', 'rejected'],
    ['does not exist', 404, 'Not Found', 'unreachable'],
    ['does not answer', 480, 'Temporarily Unavailable', 'no-answer'],
  ])(
    'the customer is/has %s (%d): an outcome of its own, and the own phone is let go',
    async (_, status, reason, why) => {
      const number = aNumber();
      const { own, client } = await ringing(number);
      client.refuse(status, reason);
      await own.until('ended');
      expect(await row(number)).toMatchObject({ outcome: 'unanswered', why, answeredBy: null });
      expect(await at.head.all('/api/telephony/missed?open=true')).toEqual([]);
    },
  );
  it('the own phone is away, is busy, is refused: told at once, and the customer is not rung', async () => {
    const far = await new ApiClient(at.house.url).signIn('manager4', PASSWORD);
    expect(await far.post<Card>('/api/telephony/calls', { to: aNumber() })).toMatchObject({
      ...{ stage: 'ended', outcome: 'given-up', why: 'unreachable' },
    });
    const phone = await at.phone('101');
    for (const [status, reason, why] of [
      [486, 'Busy Here', 'busy'],
      [603, 'Decline', 'rejected'],
    ] as const) {
      const number = aNumber();
      await wish(number);
      (await phone.rung()).refuse(status, reason);
      expect(await row(number)).toMatchObject({ outcome: 'given-up', why });
    }
    expect([...at.provider.calls.values()].filter((c) => c.state === 'ringing')).toEqual([]);
  });
  it('he hangs up while it rings there: the customer’s phone falls silent', async () => {
    const number = aNumber();
    const { own, client } = await ringing(number);
    own.hangUp();
    await client.until('ended');
    expect(await row(number)).toMatchObject({ outcome: 'given-up', why: 'normal' });
  });

  it('dialled at the phone, as people do: it rings there while he hears it ring; busy there is busy here', async () => {
    const phone = await at.phone('102');
    for (const [dialled, number] of [
      [`8${aNumber().slice(2)}`, null],
      ['221000', '+78112221000'],
    ] as const) {
      const to = number ?? `+7${dialled.slice(1)}`;
      const own = phone.call(dialled, { number: '102' });
      const client = await at.provider.rung();
      expect(client.from).toContain(LINE.slice(1));
      await own.until('ringing');
      client.answer();
      await own.until('talking');
      expect(await row(to, 'talking')).toMatchObject({ direction: 'out', calledBy: at.employee('102') });
      own.hangUp();
      await client.until('ended');
      expect((await row(to)).outcome).toBe('talked');
      await at.silence();
    }
    const number = aNumber();
    const own = phone.call(number, { number: '102' });
    (await at.provider.rung()).refuse(486, 'Busy Here');
    await own.until('ended');
    expect(own.refusal).toBe(486);
    expect(await row(number)).toMatchObject({ outcome: 'unanswered', why: 'busy' });
    const abroad = phone.call('810493012345678', { number: '102' });
    await abroad.until('ended');
    expect(abroad.refusal).toBe(403);
  });
  it('a colleague, also one whose phone is off, is in the history by name; nothing is told to sales, nothing recorded', async () => {
    const [phone, other] = [await at.phone('102'), await at.phone('103')];
    const own = phone.call('103', { number: '102' });
    const rung = await other.rung();
    expect(rung.from).toContain('Менеджер 2');
    rung.answer();
    await own.until('talking');
    own.hangUp();
    await rung.until('ended');
    const away = phone.call('106', { number: '102' });
    await away.until('ended');
    const off = phone.call('104', { number: '102' });
    await off.until('ended');
    const inside = async (): Promise<Row[]> =>
      (await at.head.get<{ items: Row[] }>('/api/telephony/calls?limit=3')).items.filter(
        (c) => c.callerKind === 'inside',
      );
    await eventually(async () => (await inside()).every((c) => c.stage === 'ended'));
    expect((await inside()).map((c) => [c.callerName, c.outcome, c.why])).toEqual([
      ['Менеджер 4', 'unanswered', 'unreachable'],
      ['Менеджер 3', 'talked', null],
    ]);
  });
  it('112 goes to the provider past us; 101 is the colleague who has it', async () => {
    const phone = await at.phone('102');
    const emergency = phone.call('112', { number: '102' });
    const there = await at.provider.rung();
    expect(there.invite?.start).toContain('sip:112@');
    there.answer();
    await emergency.until('talking');
    emergency.hangUp();
    await there.until('ended');
    const colleague = phone.call('101', { number: '102' });
    const rung = await (await at.phone('101')).rung();
    rung.refuse(486, 'Busy Here');
    await colleague.until('ended');
  });

  it('killed while the own phone rings, while the customer’s does, and in mid-talk: each goes on or ends once, nobody is rung twice', async () => {
    const [talks, rings, waits] = [aNumber(), aNumber(), aNumber()];
    const { own, client } = await ringing(talks);
    client.answer();
    await row(talks, 'talking');
    const dialling = (await at.phone('102')).call(rings, { number: '102' });
    const there = await at.provider.rung();
    const third = await new ApiClient(at.house.url).signIn('manager3', PASSWORD);
    await third.post('/api/telephony/calls', { to: waits });
    const waiting = await (await at.phone('103')).rung();
    await at.house.kill();
    // Prorab is away: phones call out by the dialplan alone.
    const past = (await at.phone('104')).call('89117019999', { number: '104' });
    const alone = await at.provider.rung();
    expect(alone.from).toContain(LINE.slice(1));
    past.hangUp();
    await alone.until('ended');
    await at.house.start();
    await eventually(async () => /prorab/.test(await at.asterisk.console('ari show apps')));
    expect([own.state, client.state]).toEqual(['talking', 'talking']);
    there.answer();
    await dialling.until('talking');
    waiting.answer();
    const last = await at.provider.rung();
    last.answer();
    await eventually(async () => (await row(waits, 'talking')).stage === 'talking');
    for (const call of [own, dialling, waiting]) call.hangUp();
    for (const number of [talks, rings, waits]) expect((await row(number)).outcome).toBe('talked');
  });
  it('Asterisk killed in mid-talk and while it rings: closed, and the next call goes out', async () => {
    const [talks, rings, next] = [aNumber(), aNumber(), aNumber()];
    const { client } = await ringing(talks);
    client.answer();
    await row(talks, 'talking');
    (await at.phone('102')).call(rings, { number: '102' });
    await at.provider.rung();
    await at.asterisk.crash();
    await at.asterisk.comeBack();
    expect((await row(talks)).outcome).toBe('broken');
    expect(await row(rings)).toMatchObject({ outcome: 'given-up', why: 'lost' });
    for (const [extension, peer] of at.phones) await peer.register(extension, `phone-${extension}-secret`);
    await eventually(async () => (await manager.get<{ exchange: string }>('/api/telephony/now')).exchange === 'on');
    const again = await ringing(next);
    again.client.answer();
    await row(next, 'talking');
    again.own.hangUp();
    expect((await row(next)).outcome).toBe('talked');
  });
});
