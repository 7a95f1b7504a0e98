export { BooksController } from './books.controller.js';
export { InvoicesController } from './invoices.controller.js';
