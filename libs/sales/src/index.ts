export { type SalesConfig, idleSalesParts, policyDocument, salesConfig } from './sales.config.js';
export { salesMessages } from './sales.messages.js';
export { SalesModule } from './sales.module.js';
export { salesTables } from './sales.tables.js';
export { salesRights } from './sales.rights.js';
export { FillExampleBooks } from './application/use-cases/own-books/fill-example-books.use-case.js';
