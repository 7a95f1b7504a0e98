export { UnlaidMoneyCommand } from './unlaid-money.command.js';
