import type { CallRecords } from './call-records.port.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);

export interface RecordsBench {
  readonly records: CallRecords;
  /** The exchange writes that this channel has called from `from` to `to`, seconds of the day of the test; null: something unreadable. */
  write(call: { channelId: string; from: number; to: number } | null): Promise<void>;
  end(): Promise<void>;
}

export function callRecordsContract(name: string, make: () => Promise<RecordsBench>): void {
  describe(`the exchange's own list of calls: ${name}`, () => {
    let bench: RecordsBench;
    beforeEach(async () => void (bench = await make()));
    afterEach(() => bench.end());
    const channels = (read: Awaited<ReturnType<CallRecords['since']>>): (string | null)[] =>
      read.map(({ record }) => record?.channelId ?? null);

    it('is empty before the first call, and has what was written since', async () => {
      const { records } = bench;
      const start = await records.end();
      expect(await records.since(start, at(99), 10)).toEqual([]);
      await bench.write({ channelId: 'c.1', from: 0, to: 5 });
      const read = await records.since(start, at(99), 10);
      expect(channels(read)).toEqual(['c.1']);
      expect(read[0]?.record).toMatchObject({ startedAt: at(0), endedAt: at(5), way: 'trunk' });
      expect(await records.since(read[0]?.mark ?? '', at(99), 10)).toEqual([]);
    });
    it('goes on behind each of its lines, in portions, and from its end', async () => {
      const { records } = bench;
      const start = await records.end();
      for (const n of [1, 2, 3]) await bench.write({ channelId: `c.${n}`, from: n, to: n });
      const [first] = await records.since(start, at(99), 1);
      expect(channels(await records.since(first?.mark ?? '', at(99), 10))).toEqual(['c.2', 'c.3']);
      const end = await records.end();
      await bench.write({ channelId: 'c.4', from: 4, to: 4 });
      expect(channels(await records.since(end, at(99), 10))).toEqual(['c.4']);
    });
    it('stops before a call that has just ended: it is told when it is old enough', async () => {
      const { records } = bench;
      const start = await records.end();
      await bench.write({ channelId: 'c.1', from: 0, to: 10 });
      await bench.write({ channelId: 'c.2', from: 0, to: 50 });
      const read = await records.since(start, at(20), 10);
      expect(channels(read)).toEqual(['c.1']);
      expect(channels(await records.since(read[0]?.mark ?? '', at(50), 10))).toEqual(['c.2']);
    });
    it('does not wait for a call of a clock that was wrong, which would hold up all behind it', async () => {
      const { records } = bench;
      const start = await records.end();
      await bench.write({ channelId: 'c.1', from: 0, to: 90_000 });
      await bench.write({ channelId: 'c.2', from: 0, to: 5 });
      expect(channels(await records.since(start, at(20), 10))).toEqual(['c.1', 'c.2']);
    });
    it('has lines that nobody can read, and goes on behind them', async () => {
      const { records } = bench;
      const start = await records.end();
      await bench.write(null);
      await bench.write({ channelId: 'c.1', from: 0, to: 1 });
      expect(channels(await records.since(start, at(99), 10))).toEqual([null, 'c.1']);
    });
    it('has the calls of a day', async () => {
      await bench.write({ channelId: 'c.1', from: -1, to: 3 });
      await bench.write(null);
      await bench.write({ channelId: 'c.2', from: 0, to: 3 });
      await bench.write({ channelId: 'c.3', from: 60, to: 63 });
      const found: string[] = [];
      for await (const { channelId } of bench.records.begun(at(0), at(60))) found.push(channelId);
      expect(found).toEqual(['c.2']);
    });
  });
}
