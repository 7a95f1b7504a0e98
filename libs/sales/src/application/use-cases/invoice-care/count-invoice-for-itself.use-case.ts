import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InvoiceIsNoPhantom } from '../../../domain/invoice-care/invoice-care-errors.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { MarkPhantoms } from './mark-phantoms.use-case.js';

/** It only looks like another invoice: the customer wants both. */
@UseCase()
export class CountInvoiceForItself {
  constructor(
    private readonly changes: CareChanges,
    private readonly markPhantoms: MarkPhantoms,
    private readonly work: UnitOfWork,
  ) {}

  execute({ invoiceKey }: { invoiceKey: string }): Promise<void> {
    return this.work.run(async () => {
      await this.changes.one({ invoiceKey, whatever: true }, (care, by, { phantomOf, number }) => {
        if (phantomOf === null) throw new InvoiceIsNoPhantom(number);
        care.countForItself(by);
      });
      await this.markPhantoms.execute({ invoiceKeys: [invoiceKey] });
    });
  }
}
