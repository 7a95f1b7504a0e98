import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LedgerNotConfigured } from '../../ports/ledger/ledger-errors.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger, type LedgerSource } from '../../ports/ledger.port.js';

/** The books of the configuration take the place of those that are mirrored: the mirror begins empty. */
@UseCase()
export class ChangeBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly mirror: LedgerMirror,
    private readonly readings: LedgerReadings,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns the books whose place was taken; none: there were no others. @throws LedgerNotConfigured */
  execute({ to }: { to: string }): Promise<LedgerSource[]> {
    const { source } = this.ledger;
    if (to !== source) throw new LedgerNotConfigured(to, source);
    return this.work.run(async () => {
      const others = (await this.readings.all()).map((r) => r.source).filter((of) => of !== source);
      if (others.length === 0) return [];
      await this.mirror.empty();
      await this.ledger.forget();
      for (const other of others) await this.readings.remove(other);
      await this.readings.note(source, { pulse: null, recentAt: null, allAt: null });
      this.audit.record({ action: 'sales.books-changed', subject: source, before: { sources: others } });
      return others;
    });
  }
}
