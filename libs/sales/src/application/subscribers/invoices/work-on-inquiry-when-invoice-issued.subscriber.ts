import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoiceIssued } from '../../../contract/index.js';
import { WorkOnInvoicedInquiry } from '../../use-cases/invoices/work-on-invoiced-inquiry.use-case.js';

/** Whoever issued an invoice works on its inquiry. */
@OnEvent(InvoiceIssued, { as: 'sales.work-on-inquiry-when-invoice-issued' })
export class WorkOnInquiryWhenInvoiceIssued implements Subscriber<InvoiceIssued> {
  constructor(private readonly useCase: WorkOnInvoicedInquiry) {}

  async handle({ inquiryId, number, employeeId }: InvoiceIssued): Promise<void> {
    if (inquiryId !== null) await this.useCase.execute({ inquiryId, number, employeeId });
  }
}
