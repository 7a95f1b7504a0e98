import type { LedgerSetup, LedgerSetupFiles } from './ledger-setup.port.js';

export interface LedgerSetupBench {
  setup: LedgerSetup;
  good: LedgerSetupFiles;
  /** A mapping that does not fit the dictionary of `good`. */
  otherMapping: string;
  close(): Promise<void>;
}

/** What every check of a set-up promises. */
export function describeLedgerSetup(name: string, make: () => Promise<LedgerSetupBench>): void {
  describe(`set-up of the books: ${name}`, () => {
    let bench: LedgerSetupBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());

    it('tells what was found when all fits', async () => {
      const { found, problems } = await bench.setup.check(bench.good);
      expect(problems).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    });
    it('tells what does not fit, in both languages', async () => {
      const { problems } = await bench.setup.check({ ...bench.good, mapping: bench.otherMapping });
      expect(problems.length).toBeGreaterThan(0);
      for (const { ru, en } of problems) expect([ru.length > 0, en.length > 0]).toEqual([true, true]);
    });
    it.each(['dictionary', 'mapping', 'metadata'] as const)('a missing %s is named', async (which) => {
      const { found, problems } = await bench.setup.check({ ...bench.good, [which]: '/nowhere/1Cv7.missing' });
      expect(problems.map(({ ru }) => ru).join()).toContain('1Cv7.missing');
      expect(found).toEqual([]);
    });
  });
}
