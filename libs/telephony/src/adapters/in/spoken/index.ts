export { CallsOfDayCommand } from './calls-of-day.command.js';
export { MissedCallersCommand } from './missed-callers.command.js';
export { WhoCalledCommand } from './who-called.command.js';
