export { ListBankLines } from './list-bank-lines.query.js';
export { UnlaidMoney } from './unlaid-money.query.js';
