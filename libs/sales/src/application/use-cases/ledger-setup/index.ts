export { CheckLedgerSetup } from './check-ledger-setup.use-case.js';
