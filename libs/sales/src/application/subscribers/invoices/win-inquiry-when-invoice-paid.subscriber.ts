import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InvoicePaid } from '../../../contract/index.js';
import { WinPaidInquiry } from '../../use-cases/invoices/win-paid-inquiry.use-case.js';

/** All the money is there: the inquiry is won by itself. */
@OnEvent(InvoicePaid, { as: 'sales.win-inquiry-when-invoice-paid' })
export class WinInquiryWhenInvoicePaid implements Subscriber<InvoicePaid> {
  constructor(private readonly useCase: WinPaidInquiry) {}

  async handle({ inquiryId }: InvoicePaid): Promise<void> {
    if (inquiryId !== null) await this.useCase.execute({ inquiryId });
  }
}
