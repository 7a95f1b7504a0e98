import { UseCase } from '@prorab/platform/marks';
import { InvoiceSnoozeInvalid } from '../../../domain/invoice-care/invoice-care-errors.js';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';

const DAY = 86_400_000;

/** Not now: the same step is told again at that time, if nothing has come until then. */
@UseCase()
export class SnoozeInvoice {
  constructor(
    private readonly changes: CareChanges,
    private readonly rules: CareRules,
  ) {}

  execute({ invoiceKey, until }: { invoiceKey: string; until: Date }): Promise<void> {
    return this.changes.one({ invoiceKey }, (care, by) => {
      const most = this.rules.snoozeAtMostDays;
      const ahead = until.getTime() - by.at.getTime();
      if (ahead <= 0 || ahead > most * DAY) throw new InvoiceSnoozeInvalid(most);
      care.snooze(until, by);
    });
  }
}
