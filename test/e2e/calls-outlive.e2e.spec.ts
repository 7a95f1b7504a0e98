import { ContactReceived, ContactTaken } from '@prorab/sales/contract';
import { opusEncoder } from '../services/opus.js';
import type { SipCall, SipPeer } from '../services/sip/sip-peer.js';
import { eventually } from '../support/eventually.js';
import { passwordOf } from '../services/asterisk.js';
import { ACallHouse, HEAD_PHONE, type CallRow, LINE } from './support/a-call-house.js';

/** Packets in a second of voice. */
const SECOND = 50;
let used = 0;
const aNumber = (): string => `+7911600${String(1000 + used++)}`;

interface Talk {
  readonly number: string;
  readonly call: SipCall;
  readonly leg: SipCall;
  readonly phone: SipPeer;
  readonly begun: number;
}

/** Calls one after another, each taken by the next phone that is free. */
class Switchboard {
  constructor(
    private readonly at: ACallHouse,
    private readonly extensions: readonly string[],
  ) {}
  /** The phone that rings for a number, if one does. */
  async ringing(number: string): Promise<{ phone: SipPeer; leg: SipCall } | null> {
    for (const extension of this.extensions) {
      const phone = await this.at.phone(extension);
      const leg = [...phone.calls.values()].find((c) => c.state === 'ringing' && c.from.includes(number));
      if (leg) return { phone, leg };
    }
    return null;
  }
  async talk(number = aNumber()): Promise<Talk> {
    const call = this.at.provider.call(LINE, { number });
    const { phone, leg } = await eventually(() => this.ringing(number), { message: `nobody is rung for ${number}` });
    leg.answer();
    await call.until('talking');
    await this.at.call(number, 'talking');
    return { number, call, leg, phone, begun: Date.now() };
  }
}
/** Each phone hears the other end, now. */
async function areHeard(talks: readonly Talk[]): Promise<void> {
  const before = talks.map(({ phone }) => phone.heard);
  await eventually(() => talks.every(({ phone }, n) => phone.heard > (before[n] ?? 0) + SECOND / 2), {
    within: 15_000,
    message: 'somebody hears nothing',
  });
}
/** Facts that say whose calls they are: one for each. */
async function toldOf(at: ACallHouse, calls: readonly CallRow[]): Promise<number[]> {
  const [received, taken] = await Promise.all([
    at.facts<{ contactId: string }>(ContactReceived.eventName),
    at.facts<{ contactId: string }>(ContactTaken.eventName),
  ]);
  return calls.flatMap(({ id }) => [received, taken].map((of) => of.filter((f) => f.contactId === id).length));
}

describe('talks outlive us, on a real Asterisk', () => {
  const COUNT = 20;
  let at: ACallHouse;
  let board: Switchboard;
  beforeAll(async () => {
    await opusEncoder();
    at = await ACallHouse.open('sqlite', { group: 'one-by-one', seconds: 30 }, { managers: COUNT });
    board = new Switchboard(
      at,
      [...at.staff.keys()].filter((phone) => phone !== HEAD_PHONE),
    );
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  it('killed with 20 in talk: all go on, after the start all are known, recorded to the end and closed once', async () => {
    const talks: Talk[] = [];
    for (let n = 0; n < COUNT; n++) talks.push(await board.talk());
    await areHeard(talks);
    await at.house.kill();
    await areHeard(talks);
    await at.house.start();
    await eventually(async () => /prorab/.test(await at.asterisk.console('ari show apps')));
    await areHeard(talks);
    const open = await at.head.all<CallRow>('/api/telephony/calls?open=true');
    expect(open.map((c) => `${c.callerNumber} ${c.stage}`).toSorted()).toEqual(
      talks.map(({ number }) => `${number} talking`).toSorted(),
    );
    for (const { call } of talks) call.hangUp();
    const over = Date.now();
    const ended = await Promise.all(talks.map(({ number }) => at.call(number, 'ended')));
    expect(ended.map((c) => c.outcome)).toEqual(talks.map(() => 'talked'));
    await Promise.all(talks.map(({ leg }) => leg.until('ended')));
    expect(await toldOf(at, ended)).toEqual(talks.flatMap(() => [1, 1]));
    for (const [n, { id }] of ended.entries()) {
      const isKept = async (): Promise<boolean> =>
        (await at.head.get<{ recording: string | null }>(`/api/telephony/calls/${id}`)).recording === 'kept';
      await eventually(isKept, { within: 60_000, message: 'a recording is not kept' });
      const { seconds } = await at.head.get<{ seconds: number }>(`/api/telephony/calls/${id}/recording/waveform`);
      // Told in whole seconds.
      expect(seconds + 1).toBeGreaterThan((over - (talks[n]?.begun ?? 0)) / 1_000 - 1);
    }
  });

  it('Asterisk killed with talks: each is broken once, and within 5 s of its return we hear it again', async () => {
    const talks = [await board.talk(), await board.talk(), await board.talk()];
    await at.asterisk.crash();
    await at.asterisk.comeBack();
    const back = Date.now();
    await eventually(async () => /prorab/.test(await at.asterisk.console('ari show apps')));
    expect(Date.now() - back).toBeLessThan(5_000);
    const ended = await Promise.all(talks.map(({ number }) => at.call(number, 'ended')));
    expect(ended.map((c) => c.outcome)).toEqual(['broken', 'broken', 'broken']);
    expect(await toldOf(at, ended)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const [extension, phone] of at.phones) await phone.register(extension, passwordOf(extension));
    const next = await board.talk();
    next.call.hangUp();
    expect((await at.call(next.number, 'ended')).outcome).toBe('talked');
  });
});

describe('the network between us and Asterisk is cut', () => {
  const CUT_MS = 60_000;
  const RUNG_WITHIN_MS = 12_000;
  let at: ACallHouse;
  let board: Switchboard;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite', { group: 'one-by-one', seconds: 30 }, { frail: true });
    board = new Switchboard(
      at,
      [...at.staff.keys()].filter((phone) => phone !== HEAD_PHONE),
    );
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  it('talks go on and are ours again, who hung up meanwhile is closed, who waits is rung by the dialplan, and the exchange knows of the rest', async () => {
    await at.readsRecords();
    const [goesOn, endsMeanwhile] = [await board.talk(), await board.talk()];
    at.link?.freeze();
    const cut = Date.now();
    endsMeanwhile.call.hangUp();
    const [waits, givesUp] = [aNumber(), aNumber()];
    const [waiting, vain] = [waits, givesUp].map((number) => at.provider.call(LINE, { number })) as [SipCall, SipCall];
    await areHeard([goesOn]);
    vain.hangUp();
    await vain.until('ended');
    const { leg } = await eventually(() => board.ringing(waits), { message: 'who waits is not rung' });
    expect(Date.now() - cut).toBeLessThan(RUNG_WITHIN_MS);
    leg.answer();
    await waiting.until('talking');
    await at.wordIsOld();
    const late = aNumber();
    const called = Date.now();
    const lateCall = at.provider.call(LINE, { number: late });
    await eventually(() => board.ringing(late), { message: 'who calls later is not rung' });
    expect(Date.now() - called).toBeLessThan(4_000);
    lateCall.hangUp();
    await lateCall.until('ended');
    await eventually(() => Date.now() - cut > CUT_MS, { within: 2 * CUT_MS, every: 500 });
    expect(await at.reader()).toBe('retrying');
    at.link?.unfreeze();
    const back = Date.now();
    await eventually(async () => (await at.reader()) === 'ok' && !(await at.isWordOld()));
    expect(Date.now() - back).toBeLessThan(10_000);
    await areHeard([goesOn]);
    const closed = await at.call(endsMeanwhile.number, 'ended');
    expect((await at.call(goesOn.number, 'talking')).outcome).toBeNull();
    const next = await board.talk();
    for (const { call } of [goesOn, next]) call.hangUp();
    waiting.hangUp();
    const ended = [await at.call(goesOn.number, 'ended'), await at.call(next.number, 'ended')];
    expect(ended.map((c) => c.outcome)).toEqual(['talked', 'talked']);
    expect(await toldOf(at, [...ended, closed])).toEqual([1, 1, 1, 1, 1, 1]);
    // What only the exchange has heard of: its own list of calls names it.
    const knows = async (number: string): Promise<CallRow | null> => (await at.calls(number))[0] ?? null;
    const filled = { within: 90_000, message: 'a call of the meantime is not known' };
    expect((await eventually(() => knows(waits), filled)).outcome).toBe('talked');
    for (const number of [givesUp, late])
      expect((await eventually(() => knows(number), filled)).outcome).toMatch(/^(missed|given-up)$/);
  }, 240_000);
});
