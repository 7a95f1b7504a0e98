export { CallInquiryCommand } from './call-inquiry.command.js';
export { CallNumberCommand } from './call-number.command.js';
export { CallsOfDayCommand } from './calls-of-day.command.js';
export { MissedCallersCommand } from './missed-callers.command.js';
export { WhoCalledCommand } from './who-called.command.js';
