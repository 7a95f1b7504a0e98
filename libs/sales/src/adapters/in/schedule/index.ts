export { EscalateOverdueByTheClock } from './escalate-overdue-by-the-clock.job.js';
export { GiveOutByTheClock } from './give-out-by-the-clock.job.js';
export { RedistributeWhenAbsenceBegins } from './redistribute-when-absence-begins.job.js';
export { ReturnUntakenByTheClock } from './return-untaken-by-the-clock.job.js';
export { FollowLedgerOrdersByTheClock } from './follow-ledger-orders-by-the-clock.job.js';
export { PutOrderToLedgerJob } from './put-order-to-ledger.job.js';
