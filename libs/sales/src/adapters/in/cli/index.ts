export { ChangeBooksCommand } from './change-books.command.js';
export { OnecCheckCommand } from './onec-check.command.js';
