export { IssueBookInvoice } from './issue-book-invoice.use-case.js';
export { ChangeBookInvoice } from './change-book-invoice.use-case.js';
export { VoidBookInvoice } from './void-book-invoice.use-case.js';
export { ShipBookInvoice } from './ship-book-invoice.use-case.js';
export { RecordBookPayment } from './record-book-payment.use-case.js';
export { VoidBookPayment } from './void-book-payment.use-case.js';
export { KeepBookItem } from './keep-book-item.use-case.js';
export { FillExampleBooks } from './fill-example-books.use-case.js';
