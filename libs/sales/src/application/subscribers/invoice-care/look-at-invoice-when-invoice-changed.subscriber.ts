import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoiceChanged } from '../../../contract/index.js';
import { LookAtInvoice } from '../../use-cases/invoice-care/look-at-invoice.use-case.js';

/** Another sum, another customer, another state: it may be awaited anew, or not any more. */
@OnEvent(InvoiceChanged, { as: 'sales.look-at-invoice-when-invoice-changed' })
export class LookAtInvoiceWhenInvoiceChanged implements Subscriber<InvoiceChanged> {
  constructor(private readonly useCase: LookAtInvoice) {}

  async handle({ invoiceKey }: InvoiceChanged): Promise<void> {
    await this.useCase.execute({ invoiceKey });
  }
}
