import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';

interface Unwelcome {
  readonly number: string;
  readonly blockedAt: string | null;
  readonly refused: number;
}

describe('calls that are not let in, on a real Asterisk', () => {
  let at: ACallHouse;
  const refusedOf = async (number: string): Promise<number> =>
    (await at.head.all<Unwelcome>('/api/telephony/unwelcome')).find((u) => u.number === number)?.refused ?? 0;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite', {}, { telephony: { strangerCallsPerMinute: 20 } });
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  it('a flood of one number: ten in a minute ring, the others are busy and counted; another caller is not harmed', async () => {
    const phone = await at.phone('101');
    const number = '+79117006001';
    const calls = Array.from({ length: 14 }, () => at.provider.call(LINE, { number }));
    await eventually(async () => (await refusedOf(number)) === 4, { within: 15_000 });
    await eventually(() => calls.filter((c) => c.state === 'ended').length === 4, { within: 15_000 });
    expect(calls.filter((c) => c.state === 'ended').map((c) => c.refusal)).toEqual([486, 486, 486, 486]);
    const other = '+79117006002';
    const unharmed = at.provider.call(LINE, { number: other });
    const rung = await phone.rung(other);
    rung.answer();
    await unharmed.until('talking');
    unharmed.hangUp();
    for (const call of calls) if (call.state !== 'ended') call.hangUp();
    await eventually(async () => (await at.calls(number)).every((c) => c.stage === 'ended'), { within: 15_000 });
    expect(await at.calls(number)).toHaveLength(10);
  });

  it('a flood of ever new numbers on one line: twenty in a minute come in, the others are busy and counted there; other lines are not harmed', async () => {
    const flooded = '+78123334455';
    const calls = Array.from({ length: 24 }, (_, n) => at.provider.call(flooded, { number: `+791170062${10 + n}` }));
    await eventually(async () => (await refusedOf(`line${flooded}`)) === 4, { within: 15_000 });
    await eventually(() => calls.filter((c) => c.state === 'ended').length === 4, { within: 15_000 });
    expect(calls.filter((c) => c.state === 'ended').map((c) => c.refusal)).toEqual([486, 486, 486, 486]);
    for (const call of calls) if (call.state !== 'ended') call.hangUp();
    const phone = await at.phone('101');
    const unharmed = at.provider.call(LINE, { number: '+79117006099' });
    (await phone.rung('+79117006099')).answer();
    await unharmed.until('talking');
    unharmed.hangUp();
    await at.call('+79117006099', 'ended');
  });

  it('a blocked number is refused and is no call; let in again it rings', async () => {
    const phone = await at.phone('101');
    const number = '+79117006003';
    await at.head.put(`/api/telephony/unwelcome/${encodeURIComponent(number)}`, { reason: 'Реклама' });
    const refused = at.provider.call(LINE, { number });
    await refused.until('ended');
    expect(refused.refusal).toBe(403);
    expect(await at.calls(number)).toEqual([]);
    await at.head.delete(`/api/telephony/unwelcome/${encodeURIComponent(number)}`);
    const call = at.provider.call(LINE, { number });
    (await phone.rung(number)).answer();
    await call.until('talking');
    call.hangUp();
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
  });
});
