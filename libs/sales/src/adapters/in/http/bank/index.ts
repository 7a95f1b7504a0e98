export { BankLinesController } from './bank-lines.controller.js';
