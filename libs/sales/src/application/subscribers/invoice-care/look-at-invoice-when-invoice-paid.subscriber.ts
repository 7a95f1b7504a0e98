import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoicePaid } from '../../../contract/index.js';
import { LookAtInvoice } from '../../use-cases/invoice-care/look-at-invoice.use-case.js';

/** Nobody is to be reminded of it; its twins are phantoms. */
@OnEvent(InvoicePaid, { as: 'sales.look-at-invoice-when-invoice-paid' })
export class LookAtInvoiceWhenInvoicePaid implements Subscriber<InvoicePaid> {
  constructor(private readonly useCase: LookAtInvoice) {}

  async handle({ invoiceKey }: InvoicePaid): Promise<void> {
    await this.useCase.execute({ invoiceKey });
  }
}
