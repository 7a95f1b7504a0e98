import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoiceForgotten } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** Nobody pays: its manager is reminded, later the heads. */
@OnEvent(InvoiceForgotten, { as: 'assistant.follow-subject-when-invoice-forgotten' })
export class FollowSubjectWhenInvoiceForgotten implements Subscriber<InvoiceForgotten> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ invoiceKey: id }: InvoiceForgotten): Promise<void> {
    await this.useCase.execute({ subject: 'sales.invoice', id });
  }
}
