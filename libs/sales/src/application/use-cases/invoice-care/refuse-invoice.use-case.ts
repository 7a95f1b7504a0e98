import { UseCase } from '@prorab/platform/marks';
import { LossReasonUnknown } from '../../../domain/inquiry/inquiry-errors.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { SalesRules } from '../../sales-rules.js';

/** The customer will not pay, for a reason of the list: nobody is reminded any more. */
@UseCase()
export class RefuseInvoice {
  constructor(
    private readonly changes: CareChanges,
    private readonly rules: SalesRules,
  ) {}

  async execute({
    invoiceKey,
    reason,
    note = null,
  }: {
    invoiceKey: string;
    reason: string;
    note?: string | null;
  }): Promise<void> {
    const known = this.rules.lossReasons.map(({ code }) => code);
    if (!known.includes(reason)) throw new LossReasonUnknown(reason, known);
    await this.changes.one({ invoiceKey }, (care, by) => care.refuse({ reason, note }, by));
  }
}
