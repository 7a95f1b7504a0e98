import { FakeForgottenInvoices } from './fake-forgotten-invoices.js';
import { FakeReminderRecipients, FakeReminderSubjects, FakeSubjectAnswers } from './fake-reminder-people.js';
import { describeForgottenInvoices } from './forgotten-invoices.contract.js';
import { describeReminderRecipients } from './reminder-recipients.contract.js';
import { describeReminderSubjects } from './reminder-subjects.contract.js';
import { describeSubjectAnswers } from './subject-answers.contract.js';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeRecurrence } from './fake-recurrence.js';
import { FakeReminderBook } from './fake-reminder-book.js';
import { FakeRemindingLog } from './fake-reminding-log.js';
import { describeRecurrence } from './recurrence.contract.js';
import { describeReminderBooks } from './reminder-books.contract.js';

describeForgottenInvoices('fake', async (given) => {
  const invoices = new FakeForgottenInvoices();
  invoices.lines = given.map((g) => ({ ...g, number: g.invoiceKey, about: 'Ромашка' }));
  return invoices;
});
describeRecurrence('fake', () => new FakeRecurrence());
describeReminderBooks('fake', async () => ({
  book: new FakeReminderBook(),
  log: new FakeRemindingLog(),
  work: new FakeUnitOfWork(),
}));
describeReminderRecipients('fake', async (people) => {
  const recipients = new FakeReminderRecipients();
  recipients.hire(...people);
  return recipients;
});
describeReminderSubjects('fake', async ({ id, card }) => {
  const subjects = new FakeReminderSubjects();
  subjects.cards.set(`sales.inquiry:${id}`, card);
  return subjects;
});
describeSubjectAnswers('fake', async () => {
  const answers = new FakeSubjectAnswers();
  answers.offers.set('sales.inquiry', [
    { id: 'sales.called', label: 'Позвонили', choices: [] },
    { id: 'sales.promised', label: 'Обещали…', choices: [{ id: 'morning', label: 'Завтра' }] },
  ]);
  return {
    answers,
    told: () => answers.given.map(({ answer, id, choice }) => ({ answer, id, chosen: choice !== null })),
    refuse: (text) => (answers.refusal = text),
  };
});
