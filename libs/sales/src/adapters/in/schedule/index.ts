export { EscalateOverdueByTheClock } from './escalate-overdue-by-the-clock.job.js';
export { GiveOutByTheClock } from './give-out-by-the-clock.job.js';
export { RedistributeWhenAbsenceBegins } from './redistribute-when-absence-begins.job.js';
export { ReturnUntakenByTheClock } from './return-untaken-by-the-clock.job.js';
export { LearnChancesByTheClock } from './learn-chances-by-the-clock.job.js';
export { MarkPhantomsByTheClock } from './mark-phantoms-by-the-clock.job.js';
