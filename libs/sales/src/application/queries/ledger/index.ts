export { LedgerState } from './ledger-state.query.js';
export { ListSetAside } from './list-set-aside.query.js';
export { ListExchangeImports } from './list-exchange-imports.query.js';
