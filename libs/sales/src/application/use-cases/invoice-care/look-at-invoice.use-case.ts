import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { MarkPhantoms } from './mark-phantoms.use-case.js';

/** The books say something new of an invoice: whether it is a phantom or has one, and how its payment stands now. */
@UseCase()
export class LookAtInvoice {
  constructor(
    private readonly markPhantoms: MarkPhantoms,
    private readonly changes: CareChanges,
    private readonly work: UnitOfWork,
  ) {}

  execute({ invoiceKey }: { invoiceKey: string }): Promise<void> {
    return this.work.run(async () => {
      await this.markPhantoms.execute({ invoiceKeys: [invoiceKey] });
      await this.changes.lookAt([invoiceKey]);
    });
  }
}
