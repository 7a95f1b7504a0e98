export { EscalateOverdueByTheClock } from './escalate-overdue-by-the-clock.job.js';
export { GiveOutByTheClock } from './give-out-by-the-clock.job.js';
export { RedistributeWhenAbsenceBegins } from './redistribute-when-absence-begins.job.js';
export { ReturnUntakenByTheClock } from './return-untaken-by-the-clock.job.js';
export { ReadLedgerAtNight } from './read-ledger-at-night.job.js';
export { WatchLedgerByTheClock } from './watch-ledger-by-the-clock.job.js';
export { MatchLedgerPartiesByTheClock } from './match-ledger-parties-by-the-clock.job.js';
