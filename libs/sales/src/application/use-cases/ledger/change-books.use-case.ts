import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LedgerNotConfigured } from '../../ports/ledger/ledger-errors.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger, type LedgerSource } from '../../ports/ledger.port.js';

/** The books of the configuration take the place of those that are mirrored, another base of the same source included: the mirror begins empty. */
@UseCase()
export class ChangeBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly mirror: LedgerMirror,
    private readonly readings: LedgerReadings,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns the books whose place was taken; none: there were no others. @throws LedgerNotConfigured, LedgerUnavailable */
  execute({ to }: { to: string }): Promise<string[]> {
    const { source } = this.ledger;
    if (to !== source) throw new LedgerNotConfigured(to, source);
    return this.#change(source);
  }

  async #change(source: LedgerSource): Promise<string[]> {
    const others = (await this.readings.all()).map((r) => r.source).filter((of) => of !== source);
    // Asked only where no other source says it already: the books may not answer.
    const base = others.length === 0 ? await this.ledger.otherBase() : null;
    const before = base === null ? others : [base.kept];
    if (before.length === 0) return [];
    return this.work.run(async () => {
      await this.mirror.empty();
      if (base?.stranger) await this.mirror.forgetWords();
      await this.ledger.forget();
      for (const other of others) await this.readings.remove(other);
      await this.readings.note(source, { pulse: null, recentAt: null, allAt: null });
      this.audit.record({
        action: 'sales.books-changed',
        subject: source,
        before: { sources: before, wordsForgotten: base?.stranger ?? false },
      });
      return before;
    });
  }
}
