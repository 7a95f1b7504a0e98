export { ChanceQuality } from './chance-quality.query.js';
export { ForgottenCounting } from './forgotten-counting.query.js';
export { ForgottenTotals } from './forgotten-totals.query.js';
export { InvoiceCareCard } from './invoice-care-card.query.js';
export { InvoiceKeeper } from './invoice-keeper.query.js';
export { ListForgottenInvoices } from './list-forgotten-invoices.query.js';
export { UnpaidReasons } from './unpaid-reasons.query.js';
