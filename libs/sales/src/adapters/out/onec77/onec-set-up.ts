import type { Clock } from '@prorab/kernel';
import type { LedgerSetupFiles } from '../../../application/ports/ledger/ledger-setup.port.js';
import { LedgerUnfit } from '../../../application/ports/ledger/ledger-errors.js';
import type { OnecClient } from './client/onec-client.js';
import { liveTables } from './live-tables.js';
import { type OnecNames, checkAgainstTables, hashOfSetup, readSetup } from './mapping/index.js';

/** After so long a set-up that did not fit is looked at again, though its files are the same: the base may have changed. */
const AGAIN_MS = 10 * 60_000;

/** What stands where in the base, checked against its live tables before anything is read by it. */
export class OnecSetUp {
  #known: { hash: string; at: number; outcome: OnecNames | LedgerUnfit } | null = null;
  constructor(
    private readonly files: LedgerSetupFiles,
    private readonly client: OnecClient,
    private readonly clock: Clock,
  ) {}

  /** @throws LedgerUnfit with everything that does not fit; LedgerUnavailable when the server cannot be asked */
  async names(signal?: AbortSignal): Promise<OnecNames> {
    const hash = await hashOfSetup(this.files);
    const now = this.clock.now().getTime();
    const known = this.#known;
    if (known?.hash === hash && (!(known.outcome instanceof LedgerUnfit) || now - known.at < AGAIN_MS)) {
      if (known.outcome instanceof LedgerUnfit) throw known.outcome;
      return known.outcome;
    }
    try {
      const { names } = await readSetup(this.files);
      const columns = await liveTables(this.client, signal)(names.used.map((u) => u.table));
      const problems = checkAgainstTables(names, (name) => columns.get(name.toUpperCase()) ?? []);
      if (problems.length > 0) throw new LedgerUnfit(problems);
      this.#known = { hash, at: now, outcome: names };
      return names;
    } catch (error) {
      if (error instanceof LedgerUnfit) this.#known = { hash, at: now, outcome: error };
      throw error;
    }
  }
  /** The server says that something is not there: the next question looks at the whole again. */
  doubt(): void {
    this.#known = null;
  }
}
