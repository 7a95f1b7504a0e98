export * from './mail.config.js';
export { mailMessages } from './mail.messages.js';
export { MailModule, type MailOptions } from './mail.module.js';
export { MailLines } from './mail-lines.js';
export { mailTables } from './adapters/out/persistence/mail.tables.js';
export { ImportEmlFile } from './application/use-cases/import-eml-file.use-case.js';
export { ReconcileMailboxes } from './application/use-cases/reconcile-mailboxes.use-case.js';
export { RetryPoisoned } from './application/use-cases/retry-poisoned.use-case.js';
