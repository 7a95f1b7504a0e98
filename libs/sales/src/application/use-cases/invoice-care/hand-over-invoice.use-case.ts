import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { InvoiceOwnerUnknown } from '../../../domain/invoice-care/invoice-care-errors.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { Colleagues } from '../../ports/colleagues.port.js';

/** Somebody else looks after it; null = not its manager's, so the heads do. The books keep their manager. */
@UseCase()
export class HandOverInvoice {
  constructor(
    private readonly changes: CareChanges,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  async execute({ invoiceKey, to }: { invoiceKey: string; to: string | null }): Promise<void> {
    const people = to === null ? [] : await this.colleagues.at(this.clock.now());
    if (to !== null && !people.some(({ employeeId }) => employeeId === to)) throw new InvoiceOwnerUnknown();
    await this.changes.one({ invoiceKey }, (care, by) => (to === null ? care.disown(by) : care.handOver(to, by)));
  }
}
