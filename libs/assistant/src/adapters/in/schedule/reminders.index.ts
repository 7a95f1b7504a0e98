export { ClearOldRemindersByNight } from './clear-old-reminders-by-night.job.js';
export { OrderMorningListsByTheClock } from './order-morning-lists-by-the-clock.job.js';
export { OrderRemindingByTheClock } from './order-reminding-by-the-clock.job.js';
export { RemindOwnerOfWhatIsDue } from './remind-owner.job.js';
export { TellHeadsOfSilenceByTheClock } from './tell-heads-of-silence-by-the-clock.job.js';
export { TellMorningListOfPerson } from './tell-morning-list.job.js';
export { TellForgottenInvoicesToPerson } from './tell-forgotten-invoices.job.js';
