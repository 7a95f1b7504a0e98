export { CancelReminderCommand } from './cancel-reminder.command.js';
export { FinishReminderCommand } from './finish-reminder.command.js';
export { MoveReminderCommand } from './move-reminder.command.js';
export { MyRemindersCommand } from './my-reminders.command.js';
export { RemindCommand } from './remind.command.js';
export { RemindRepeatedlyCommand } from './remind-repeatedly.command.js';
