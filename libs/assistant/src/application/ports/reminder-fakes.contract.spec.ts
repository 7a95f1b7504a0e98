import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeRecurrence } from './fake-recurrence.js';
import { FakeReminderBook } from './fake-reminder-book.js';
import { FakeRemindingLog } from './fake-reminding-log.js';
import { describeRecurrence } from './recurrence.contract.js';
import { describeReminderBooks } from './reminder-books.contract.js';

describeRecurrence('fake', () => new FakeRecurrence());
describeReminderBooks('fake', async () => ({
  book: new FakeReminderBook(),
  log: new FakeRemindingLog(),
  work: new FakeUnitOfWork(),
}));
