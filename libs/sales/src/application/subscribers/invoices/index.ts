export { MoveBooksWhenPartiesMerged } from './move-books-when-parties-merged.subscriber.js';
export { MoveBooksBackWhenPartyMergeUndone } from './move-books-back-when-party-merge-undone.subscriber.js';
export { WinInquiryWhenInvoicePaid } from './win-inquiry-when-invoice-paid.subscriber.js';
export { WorkOnInquiryWhenInvoiceIssued } from './work-on-inquiry-when-invoice-issued.subscriber.js';
