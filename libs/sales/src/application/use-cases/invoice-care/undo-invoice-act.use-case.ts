import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { MarkPhantoms } from './mark-phantoms.use-case.js';

/** Takes back what was done last about its payment: a promise, a refusal, a contact, «two orders», and so on. */
@UseCase()
export class UndoInvoiceAct {
  constructor(
    private readonly changes: CareChanges,
    private readonly markPhantoms: MarkPhantoms,
    private readonly work: UnitOfWork,
  ) {}

  execute({ invoiceKey }: { invoiceKey: string }): Promise<void> {
    return this.work.run(async () => {
      let again = false;
      await this.changes.one({ invoiceKey, whatever: true }, (care, by) => {
        const before = care.state.countsItself;
        care.undo(by);
        again = care.state.countsItself !== before;
      });
      if (again) await this.markPhantoms.execute({ invoiceKeys: [invoiceKey] });
    });
  }
}
