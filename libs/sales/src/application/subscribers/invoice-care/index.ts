export { LookAtInvoiceWhenInvoiceIssued } from './look-at-invoice-when-invoice-issued.subscriber.js';
export { LookAtInvoiceWhenInvoiceChanged } from './look-at-invoice-when-invoice-changed.subscriber.js';
export { LookAtInvoiceWhenInvoicePaid } from './look-at-invoice-when-invoice-paid.subscriber.js';
