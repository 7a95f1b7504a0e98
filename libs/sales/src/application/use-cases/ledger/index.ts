export { ChangeBooks } from './change-books.use-case.js';
export { FollowLedger } from './follow-ledger.use-case.js';
export { ReadLedger } from './read-ledger.use-case.js';
export { WatchLedger } from './watch-ledger.use-case.js';
export { TellLedgerHealth } from './tell-ledger-health.use-case.js';
