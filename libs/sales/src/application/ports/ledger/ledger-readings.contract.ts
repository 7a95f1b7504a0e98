import type { LedgerReadings } from './ledger-readings.port.js';

const now = new Date('2026-11-02T09:00:00.000Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);

/** What the reader of the books remembers of itself. */
export function describeLedgerReadings(
  name: string,
  make: () => Promise<{ readings: LedgerReadings; close(): Promise<void> }>,
): void {
  describe(`ledger readings: ${name}`, () => {
    it('one holder at a time, until his time is over or he gives it back', async () => {
      const { readings, close } = await make();
      const hold = (holder: string, at: number, ms = 60_000): Promise<boolean> =>
        readings.hold('onec77', holder, { now: later(at), until: later(at + ms) });
      expect(await hold('one', 0)).toBe(true);
      expect(await hold('two', 1)).toBe(false);
      expect(await hold('one', 0)).toBe(true);
      expect(await hold('one', 30_000)).toBe(true);
      expect(await hold('two', 60_001)).toBe(false);
      expect(await hold('two', 90_000)).toBe(true);
      await readings.release('onec77', 'one');
      expect(await hold('one', 90_001)).toBe(false);
      await readings.release('onec77', 'two');
      expect(await hold('one', 90_002)).toBe(true);
      await close();
    });
    it('remembers what it is told, of each source apart, until it is removed', async () => {
      const { readings, close } = await make();
      expect(await readings.of('native')).toBeNull();
      await readings.note('native', { pulse: 'nobody reads it yet' });
      expect(await readings.of('native')).toBeNull();
      await readings.hold('native', 'one', { now, until: later(1_000) });
      await readings.hold('onec77', 'one', { now, until: later(1_000) });
      await readings.note('native', {
        pulse: '7',
        checkedAt: later(5),
        allAt: later(6),
        failure: 'нет связи',
        failedAt: later(7),
      });
      await readings.note('native', { failure: null, wantedAt: later(8) });
      await readings.note('native', {});
      const empty = {
        checkedAt: null,
        pulse: null,
        recentAt: null,
        allAt: null,
        failure: null,
        failedAt: null,
        wantedAt: null,
        alarmedAt: null,
      };
      const native = {
        ...empty,
        ...{
          source: 'native',
          startedAt: now,
          pulse: '7',
          checkedAt: later(5),
          allAt: later(6),
          failedAt: later(7),
          wantedAt: later(8),
        },
      };
      const all = await readings.all();
      expect(all.sort((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
        native,
        { ...empty, source: 'onec77', startedAt: now },
      ]);
      await readings.remove('native');
      expect(await readings.of('native')).toBeNull();
      await close();
    });
  });
}
