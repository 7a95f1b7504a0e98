import { DomainError } from '@prorab/kernel';

export class InvoiceMissing extends DomainError {
  constructor(invoiceKey: string) {
    super('missing', 'sales.invoice-missing', 'there is no such invoice', { invoiceKey });
  }
}
export class PaymentMissing extends DomainError {
  constructor(paymentKey: string) {
    super('missing', 'sales.payment-missing', 'there is no such payment', { paymentKey });
  }
}
/** It would count the money of one customer as that of another. */
export class InquiryOfAnotherCustomer extends DomainError {
  constructor(number: number, invoice: string) {
    super(
      'conflict',
      'sales.inquiry-of-another-customer',
      `inquiry ${number} is of another customer than invoice ${invoice}`,
      { number, invoice },
    );
  }
}
/** It would be that order's money, and another customer's goods. */
export class InvoiceOfAnotherCustomer extends DomainError {
  constructor(invoice: string) {
    super('conflict', 'sales.invoice-of-another-customer', `invoice ${invoice} is of another customer than the order`, {
      invoice,
    });
  }
}
/** More is said to be for an invoice than the payment has left. */
export class TieBeyondPayment extends DomainError {
  constructor(paymentKey: string, left: string) {
    super('conflict', 'sales.tie-beyond-payment', `the payment has only ${left} left`, { paymentKey, left });
  }
}
export class TieMissing extends DomainError {
  constructor(paymentKey: string, invoiceKey: string) {
    super('missing', 'sales.tie-missing', 'nobody has said anything of them', { paymentKey, invoiceKey });
  }
}
