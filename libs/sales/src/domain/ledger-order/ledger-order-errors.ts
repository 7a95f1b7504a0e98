import { DomainError } from '@prorab/kernel';

export class LedgerOrderMissing extends DomainError {
  constructor(orderId: string) {
    super('missing', 'sales.ledger-order-missing', 'there is no such order to the books', { orderId });
  }
}
/** Two invoices for one order: a person has to look into 1C. */
export class LedgerOrderMoveRefused extends DomainError {
  constructor(orderId: string, state: string, answer: string) {
    super(
      'conflict',
      'sales.ledger-order-move-refused',
      `order ${orderId} is ${state}, but 1C says ${answer} once more`,
      {
        ...{ orderId, state, answer },
      },
    );
  }
}
/** Only whose invoice was deleted in the books gets another one by the word of a person. */
export class LedgerOrderInvoiceStands extends DomainError {
  constructor(orderId: string) {
    super('conflict', 'sales.ledger-order-invoice-stands', 'the invoice of this order was not deleted', { orderId });
  }
}
export class InvoiceUnfitForOrder extends DomainError {
  constructor(invoice: string) {
    super(
      'conflict',
      'sales.invoice-unfit-for-order',
      `invoice ${invoice} is void, a draft, or was made of another order`,
      { invoice },
    );
  }
}
export class LedgerOrderKeyTaken extends DomainError {
  constructor(orderId: string) {
    super('conflict', 'sales.ledger-order-key-taken', 'another order has this key', { orderId });
  }
}
/** Nobody is there to take it: the exchange with the books is not set up. */
export class OrderExchangeOff extends DomainError {
  constructor() {
    super('conflict', 'sales.order-exchange-off', 'the exchange of orders with 1C is not set up', {});
  }
}
