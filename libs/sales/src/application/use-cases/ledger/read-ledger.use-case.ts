import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger } from '../../ports/ledger.port.js';

/** The books are to be read whole, at the next look at them. */
@UseCase()
export class ReadLedger {
  constructor(
    private readonly ledger: Ledger,
    private readonly readings: LedgerReadings,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    const { source } = this.ledger;
    return this.work.run(async () => {
      await this.readings.note(source, { wantedAt: this.clock.now() });
      this.audit.record({ action: 'sales.ledger-read-wanted', subject: source });
    });
  }
}
