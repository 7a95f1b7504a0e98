import { LedgerSetup, type LedgerSetupFiles, type LedgerSetupReport } from './ledger-setup.port.js';

/** Files in memory: what a report says of each of them. */
export class FakeLedgerSetup extends LedgerSetup {
  readonly #files = new Map<string, string | null>();

  /** @param problem what is wrong with it; null: nothing */
  holds(path: string, problem: string | null): void {
    this.#files.set(path, problem);
  }
  async check({ dictionary, mapping, metadata }: LedgerSetupFiles): Promise<LedgerSetupReport> {
    const paths = [dictionary, mapping, ...(metadata === null ? [] : [metadata])];
    const problems = paths.flatMap((path) => {
      const problem = this.#files.has(path) ? this.#files.get(path) : 'нет';
      return problem ? [{ ru: `${path}: ${problem}`, en: `${path}: ${problem}` }] : [];
    });
    const found = problems.length === 0 ? paths.map((path) => ({ ru: path, en: path })) : [];
    return { found, remarks: [], problems };
  }
}
