export { InvoiceCard } from './invoice-card.query.js';
export { InvoiceTotals } from './invoice-totals.query.js';
export { ListInvoices } from './list-invoices.query.js';
export { PartyInBooks } from './party-in-books.query.js';
export { Receivables } from './receivables.query.js';
export { SearchItems } from './search-items.query.js';
export { UntiedPayments } from './untied-payments.query.js';
export { PartyStory } from './party-story.query.js';
