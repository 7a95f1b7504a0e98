import { DomainError } from '@prorab/kernel';

/** The company keeps its books elsewhere. */
export class OwnBooksClosed extends DomainError {
  constructor(source: string) {
    super('conflict', 'sales.own-books-closed', `the books are kept elsewhere: ${source}`, { source });
  }
}
export class BookThingMissing extends DomainError {
  constructor(kind: string, key: string) {
    super('missing', 'sales.book-thing-missing', 'there is no such thing in the books', { kind, key });
  }
}
/** Something was shipped or paid for it already. */
export class BookInvoiceUsed extends DomainError {
  constructor(invoiceKey: string) {
    super('conflict', 'sales.book-invoice-used', 'the invoice is shipped or paid already', { invoiceKey });
  }
}
/** What is void is neither changed nor shipped. */
export class BookInvoiceVoid extends DomainError {
  constructor(invoiceKey: string) {
    super('conflict', 'sales.book-invoice-void', 'the invoice is void', { invoiceKey });
  }
}
/** Nobody sells for so much: a slip of the hand. */
export class BookSumTooBig extends DomainError {
  constructor(total: string) {
    super('invalid', 'sales.book-sum-too-big', 'the sum is too big to be meant', { total });
  }
}
/** It is another employee's. */
export class BookInvoiceOfAnother extends DomainError {
  constructor(invoiceKey: string) {
    super('forbidden', 'sales.book-invoice-of-another', 'the invoice is another employee’s', { invoiceKey });
  }
}
