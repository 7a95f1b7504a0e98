export { FindItems } from './find-items.query.js';
export { InvoiceAtGlance } from './invoice-at-glance.query.js';
export { PaymentsOfCustomer } from './payments-of-customer.query.js';
export { StockOnDay } from './stock-on-day.query.js';
