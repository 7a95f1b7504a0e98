export { LedgerState } from './ledger-state.query.js';
export { ListExchangeImports } from './list-exchange-imports.query.js';
