export { FindReminderByNumber } from './find-reminder-by-number.query.js';
export { GetReminder } from './get-reminder.query.js';
export { ListReminders } from './list-reminders.query.js';
export { PreviewReminder } from './preview-reminder.query.js';
export { ReminderLog } from './reminder-log.query.js';
