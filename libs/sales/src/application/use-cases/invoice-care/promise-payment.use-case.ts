import { type CalendarDay, dayNumber } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { InvoicePromiseTooFar } from '../../../domain/invoice-care/invoice-care-errors.js';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';

/** The customer says by which day he will pay: until it is over nobody is reminded. */
@UseCase()
export class PromisePayment {
  constructor(
    private readonly changes: CareChanges,
    private readonly rules: CareRules,
  ) {}

  execute({ invoiceKey, on }: { invoiceKey: string; on: CalendarDay }): Promise<void> {
    const most = this.rules.promiseAtMostDays;
    return this.changes.one({ invoiceKey }, (care, { today, ...by }) => {
      if (dayNumber(on) - dayNumber(today) > most) throw new InvoicePromiseTooFar(on, most);
      care.promise(on, today, by);
    });
  }
}
