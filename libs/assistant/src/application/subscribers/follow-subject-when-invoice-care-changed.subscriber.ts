import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoiceCareChanged } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** It was paid, promised, refused or spoken of: nobody is to be reminded of what was. */
@OnEvent(InvoiceCareChanged, { as: 'assistant.follow-subject-when-invoice-care-changed' })
export class FollowSubjectWhenInvoiceCareChanged implements Subscriber<InvoiceCareChanged> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ invoiceKey: id }: InvoiceCareChanged): Promise<void> {
    await this.useCase.execute({ subject: 'sales.invoice', id });
  }
}
