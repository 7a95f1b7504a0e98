import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';

interface Missed {
  readonly id: string;
  readonly callerNumber: string | null;
  readonly callerKind: string;
  readonly count: number;
  readonly end: string | null;
}

describe('missed calls, on a real Asterisk', () => {
  let at: ACallHouse;
  const missed = async (number: string, open = true): Promise<Missed[]> =>
    (await at.head.all<Missed>(`/api/telephony/missed?open=${open}`)).filter((m) => m.callerNumber === number);
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  it('one whom nobody takes is an episode, a second call joins it, and a call that is answered ends it', async () => {
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const board = await at.board();
    const number = '+79117005001';
    for (const count of [1, 2]) {
      const call = at.provider.call(LINE, { number });
      await Promise.all(phones.map((p) => p.rung(number)));
      call.hangUp();
      await eventually(async () => (await missed(number))[0]?.count === count, { within: 15_000 });
      await at.silence();
    }
    expect(await missed(number)).toHaveLength(1);
    const call = at.provider.call(LINE, { number });
    const [rung] = await Promise.all(phones.map((p) => p.rung(number)));
    expect(await missed(number)).toHaveLength(1);
    rung?.answer();
    await call.until('talking');
    const closed = await board.heard('missed-closed', (c) => JSON.stringify(c.payload).includes(number));
    expect(closed.payload).toMatchObject({ count: 2, end: 'talk', closedBy: at.employee('101') });
    call.hangUp();
    await at.silence();
    expect(await missed(number)).toEqual([]);
    expect((await missed(number, false)).map((m) => [m.count, m.end])).toEqual([[2, 'talk']]);
  });

  it('four phones ring and one answers: nobody has missed it', async () => {
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const number = '+79117005002';
    const call = at.provider.call(LINE, { number });
    const rung = await Promise.all(phones.map((p) => p.rung(number)));
    rung[3]?.answer();
    await call.until('talking');
    call.hangUp();
    expect((await at.call(number, 'ended')).outcome).toBe('talked');
    expect([...(await missed(number)), ...(await missed(number, false))]).toEqual([]);
  });
});
