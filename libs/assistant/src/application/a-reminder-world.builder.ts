import { ManualClock } from '@prorab/kernel';
import { Speak, SpeechChanged } from '@prorab/messenger/contract';
import { actingAs } from '@prorab/platform/marks';
import { FakeChangeFeed, FakeJobs, FakeLocks, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import { AssistantTerms } from './assistant-terms.js';
import { FakeButtonBook } from './ports/fake-button-book.js';
import { FakeForgottenInvoices } from './ports/fake-forgotten-invoices.js';
import { FakeRecurrence } from './ports/fake-recurrence.js';
import { FakeReminderBook } from './ports/fake-reminder-book.js';
import { FakeReminderRecipients, FakeReminderSubjects, FakeSubjectAnswers } from './ports/fake-reminder-people.js';
import { FakeRemindingLog } from './ports/fake-reminding-log.js';
import { ReminderAccess } from './reminder-access.js';
import { ReminderAnswers } from './reminder-answers.js';
import { ReminderChanges } from './reminder-changes.js';
import { ReminderDates } from './reminder-dates.js';
import { ReminderSettings } from './reminder-settings.js';
import { ReminderSpeech } from './reminder-speech.js';
import { ReminderTelling } from './reminder-telling.js';
import { forgottenListJob } from './use-cases/order-morning-lists.use-case.js';
import { remindOwnerJob } from './use-cases/order-reminding.use-case.js';
import * as useCases from './use-cases/reminders.index.js';
import { Voice } from './voice.js';

export const anna = '0190a000-0000-7000-8000-00000000aaaa';
export const boris = '0190a000-0000-7000-8000-00000000bbbb';
export const gleb = '0190a000-0000-7000-8000-00000000dddd';
/** Monday, nine in the morning in Moscow. */
export const monday = '2026-11-30T06:00:00.000Z';
export const moscow = (text: string): Date => new Date(`2026-${text}:00+03:00`);

/** All of the reminders over fakes. Anna and Boris are managers, Gleb is the head. */
export function aReminderWorld(given: Partial<ReminderSettings> = {}) {
  const [clock, settings] = [new ManualClock(monday), new ReminderSettings(given)];
  const [work, outbox, jobs, feed, locks] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeJobs(),
    new FakeChangeFeed(),
    new FakeLocks(),
  ];
  const [book, log, recipients] = [new FakeReminderBook(), new FakeRemindingLog(), new FakeReminderRecipients()];
  const [subjects, subjectAnswers] = [new FakeReminderSubjects(), new FakeSubjectAnswers()];
  recipients.hire(
    { employeeId: anna, name: 'Анна', deputyId: boris },
    { employeeId: boris, name: 'Борис' },
    { employeeId: gleb, name: 'Глеб', role: 'head' },
  );
  const dates = new ReminderDates(new FakeRecurrence());
  const access = new ReminderAccess(recipients, clock);
  const changes = new ReminderChanges(book, log, access, feed, locks, work, clock);
  const speech = new ReminderSpeech(outbox);
  const telling = new ReminderTelling(log, subjectAnswers, speech, settings, clock);
  const finish = new useCases.FinishReminder(changes);
  const cancel = new useCases.CancelReminder(changes);
  const snooze = new useCases.SnoozeReminder(changes, dates);
  const answers = new ReminderAnswers(book, log, subjectAnswers, finish, cancel, snooze, changes, settings, clock);
  const remind = new useCases.RemindOwner(
    book,
    log,
    recipients,
    subjects,
    dates,
    telling,
    changes,
    settings,
    locks,
    work,
    clock,
  );
  const order = new useCases.OrderReminding(book, jobs, work, clock);
  const morning = new useCases.TellMorningList(book, log, recipients, speech, settings, locks, work, clock);
  const [forgotten, buttons, terms] = [new FakeForgottenInvoices(), new FakeButtonBook(), new AssistantTerms()];
  const voice = new Voice(buttons, terms, outbox);
  const tellForgotten = new useCases.TellForgottenInvoices(
    ...([forgotten, log, recipients, voice, buttons, settings, jobs, outbox, locks, work, clock] as const),
  );
  const orderMorning = new useCases.OrderMorningLists(recipients, jobs, settings, work, clock);
  const create = new useCases.CreateReminder(book, recipients, subjects, dates, changes, settings, work, clock);
  const as = <T>(employeeId: string, body: () => Promise<T>): Promise<T> =>
    actingAs({ kind: 'employee', employeeId, role: employeeId === gleb ? 'head' : 'manager', sessionId: 's' }, body);

  const tick = async (): Promise<void> => {
    await orderMorning.execute();
    await order.execute();
    for (const { job, payload } of jobs.orders.splice(0))
      if (job === remindOwnerJob) await remind.execute(payload as { owner: string });
      else if (job === forgottenListJob) await tellForgotten.execute(payload as { employeeId: string; day: string });
      else await morning.execute(payload as { employeeId: string; day: string });
  };
  return {
    ...{ clock, settings, work, outbox, jobs, feed, locks, book, log, recipients, subjects, subjectAnswers, dates, as },
    ...{ create, finish, cancel, snooze, remind, order, morning, tick },
    ...{ forgotten, buttons, tellForgotten },
    tellHeads: new useCases.TellHeads(recipients, speech, work, clock),
    speechOf: () => speech,
    clear: new useCases.ClearOldReminders(book, log, settings, work, clock),
    move: new useCases.MoveReminder(changes, dates),
    handOver: new useCases.HandOverReminder(changes, recipients, clock),
    answer: new useCases.AnswerReminder(log, recipients, answers, dates, speech, settings, work, clock),
    read: new useCases.NoteReminderRead(log, work),
    follow: new useCases.FollowSubject(book, log, subjects, recipients, dates, changes, settings, locks, work, clock),
    escalate: new useCases.EscalateSubject(log, subjects, locks, work, clock),
    totals: new useCases.TellHeadsOfSilence(book, log, recipients, speech, settings, locks, work, clock),
    release: new useCases.ReleaseHeldReminders(book, changes, work, clock),
    leaver: new useCases.HandOverRemindersOfLeaver(book, recipients, changes, work, clock),
    /** Anna's own, once. */
    mine: (text: string, at: Date, over: { repeat?: string } = {}) =>
      as(anna, () =>
        create.execute({ text, at, repeat: over.repeat ?? null, owner: { kind: 'employee', employeeId: anna } }),
      ),
    /** What was said since the last look. */
    said: (): Speak[] => {
      const said = outbox.of(Speak);
      outbox.events.splice(0);
      return said;
    },
    changed: (): SpeechChanged[] => outbox.of(SpeechChanged),
  };
}
export type ReminderWorld = ReturnType<typeof aReminderWorld>;
