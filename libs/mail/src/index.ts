export * from './mail.config.js';
export { mailTables } from './adapters/out/persistence/mail.tables.js';
