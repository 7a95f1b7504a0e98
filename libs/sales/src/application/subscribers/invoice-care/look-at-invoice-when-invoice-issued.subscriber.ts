import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoiceIssued } from '../../../contract/index.js';
import { LookAtInvoice } from '../../use-cases/invoice-care/look-at-invoice.use-case.js';

/** A new one may be the twin of another. */
@OnEvent(InvoiceIssued, { as: 'sales.look-at-invoice-when-invoice-issued' })
export class LookAtInvoiceWhenInvoiceIssued implements Subscriber<InvoiceIssued> {
  constructor(private readonly useCase: LookAtInvoice) {}

  async handle({ invoiceKey }: InvoiceIssued): Promise<void> {
    await this.useCase.execute({ invoiceKey });
  }
}
