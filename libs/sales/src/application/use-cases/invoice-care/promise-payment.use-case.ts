import type { CalendarDay } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { CareChanges } from '../../invoice-care/care-changes.js';

/** The customer says by which day he will pay: until it is over nobody is reminded. */
@UseCase()
export class PromisePayment {
  constructor(private readonly changes: CareChanges) {}

  execute({ invoiceKey, on }: { invoiceKey: string; on: CalendarDay }): Promise<void> {
    return this.changes.one({ invoiceKey }, (care, { today, ...by }) => care.promise(on, today, by));
  }
}
