export { LedgerState } from './ledger-state.query.js';
