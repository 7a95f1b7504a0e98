export { ImportEmlCommand } from './import-eml.command.js';
export { ReconcileMailCommand } from './reconcile-mail.command.js';
