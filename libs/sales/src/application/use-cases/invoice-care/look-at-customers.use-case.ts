import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { PhantomMarks } from '../../ports/invoice-care/phantom-marks.port.js';
import { MarkPhantoms } from './mark-phantoms.use-case.js';

const DAY = 86_400_000;
const PAGE = 500;

/** Customers of ours became one, or two again: which of their invoices are phantoms, and whose they are, is looked at anew. */
@UseCase()
export class LookAtCustomers {
  constructor(
    private readonly marks: PhantomMarks,
    private readonly markPhantoms: MarkPhantoms,
    private readonly changes: CareChanges,
    private readonly rules: CareRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ partyIds }: { partyIds: readonly string[] }): Promise<void> {
    return this.work.run(async () => {
      const since = new Date(this.clock.now().getTime() - (this.rules.watchDays + this.rules.twinDays) * DAY);
      const invoiceKeys = await this.marks.keysOf(partyIds, since);
      await this.markPhantoms.execute({ invoiceKeys });
      for (let at = 0; at < invoiceKeys.length; at += PAGE) await this.changes.lookAt(invoiceKeys.slice(at, at + PAGE));
    });
  }
}
