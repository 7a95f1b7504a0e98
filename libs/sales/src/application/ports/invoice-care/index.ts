export { AwaitedInvoices } from './awaited-invoices.port.js';
export { BranchCalendars } from './branch-calendars.port.js';
export { ChanceBook } from './chance-book.port.js';
export { InvoiceCareBook } from './invoice-care-book.port.js';
export { PhantomMarks } from './phantom-marks.port.js';
export { WatchList } from './watch-list.port.js';
