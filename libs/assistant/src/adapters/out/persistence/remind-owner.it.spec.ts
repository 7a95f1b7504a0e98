import { ManualClock } from '@prorab/kernel';
import { Speak } from '@prorab/messenger/contract';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import {
  FakeReminderRecipients,
  FakeReminderSubjects,
  FakeSubjectAnswers,
} from '../../../application/ports/fake-reminder-people.js';
import { ReminderAccess } from '../../../application/reminder-access.js';
import { ReminderChanges } from '../../../application/reminder-changes.js';
import { ReminderDates } from '../../../application/reminder-dates.js';
import { ReminderSettings } from '../../../application/reminder-settings.js';
import { ReminderSpeech } from '../../../application/reminder-speech.js';
import { ReminderTelling } from '../../../application/reminder-telling.js';
import { CreateReminder, OrderReminding, RemindOwner } from '../../../application/use-cases/reminders.index.js';
import { remindOwnerJob } from '../../../application/use-cases/order-reminding.use-case.js';
import { assistantTables } from '../../../assistant.tables.js';
import { RruleRecurrence } from '../rrule/rrule-recurrence.js';
import { MikroReminderBook } from './mikro-reminder-book.js';
import { MikroRemindingLog } from './mikro-reminding-log.js';

const [anna, boris] = ['0190a000-0000-7000-8000-00000000aaaa', '0190a000-0000-7000-8000-00000000bbbb'];

/** One instance of the house. */
function instance(house: TestHouse, clock: ManualClock, recipients: FakeReminderRecipients) {
  const { database, work, locks, feed, outbox, jobs } = house;
  const [book, log, settings] = [
    new MikroReminderBook(database),
    new MikroRemindingLog(database),
    new ReminderSettings(),
  ];
  const subjects = new FakeReminderSubjects();
  const dates = new ReminderDates(new RruleRecurrence());
  const changes = new ReminderChanges(book, log, new ReminderAccess(recipients, clock), feed, locks, work, clock);
  const telling = new ReminderTelling(log, new FakeSubjectAnswers(), new ReminderSpeech(outbox), settings, clock);
  return {
    work,
    create: new CreateReminder(book, recipients, subjects, dates, changes, settings, work, clock),
    remind: new RemindOwner(book, log, recipients, subjects, dates, telling, changes, settings, locks, work, clock),
    order: new OrderReminding(book, jobs, work, clock),
  };
}

describe.each(testEngines())('telling what is due, on %s', (engine) => {
  const clock = new ManualClock('2026-11-30T09:00:00Z');
  const recipients = new FakeReminderRecipients();
  recipients.hire({ employeeId: anna }, { employeeId: boris });
  let [house, second]: (TestHouse | undefined)[] = [];
  let [one, two]: (ReturnType<typeof instance> | undefined)[] = [];
  beforeAll(async () => {
    house = await openTestHouse(engine, [assistantTables], clock);
    second = await house.another();
    one = instance(house, clock, recipients);
    two = instance(second, clock, recipients);
  });
  afterAll(async () => {
    await second?.close();
    await house?.close();
  });
  const said = async (): Promise<string[]> => {
    const rows = await house?.database.all<{ payload: string }>(
      'select payload from platform_event where name = ? order by id',
      [Speak.eventName],
    );
    return (rows ?? []).map((r) => (JSON.parse(r.payload) as Speak).text);
  };
  const due = async (employeeId: string, ...texts: string[]): Promise<void> => {
    const owner = { kind: 'employee', employeeId } as const;
    for (const text of texts) await one?.create.execute({ text, at: clock.now(), repeat: null, owner });
  };

  it('dies between the effect and the mark: nothing was told, and it is told once when tried again', async () => {
    await due(anna, 'Раз', 'Два');
    const owner = `employee:${anna}`;
    const dies = one?.work.run(async () => {
      expect(await one?.remind.execute({ owner })).toEqual({ messages: 2 });
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
    expect(await said()).toEqual([]);
    expect(await one?.remind.execute({ owner })).toEqual({ messages: 2 });
    expect(await one?.remind.execute({ owner })).toEqual({ messages: 0 });
    expect((await said()).sort()).toEqual(['Напоминаю № 1: Раз', 'Напоминаю № 2: Два']);
  });

  it('two instances tell once', async () => {
    await due(boris, 'Три', 'Четыре', 'Пять');
    const owner = `employee:${boris}`;
    const told = await Promise.all([one, two, one, two].map(async (house) => house?.remind.execute({ owner })));
    expect(told.reduce((sum, t) => sum + (t?.messages ?? 0), 0)).toBe(3);
    expect((await said()).filter((t) => /Три|Четыре|Пять/.test(t)).length).toBe(3);
  });

  it('what fails for one goes on for the others, and he is not told twice when it works again', async () => {
    if (!house || !one || !two) throw new Error('no house');
    const sick = new Set([anna]);
    const told = new Map<string, number>();
    house.handlers.register({
      ...{ name: remindOwnerJob, kind: 'job', transactional: true, attempts: 8, backoffMs: 1_000, leaseMs: 60_000 },
      run: async (payload) => {
        const { owner } = JSON.parse(payload) as { owner: string };
        const { messages } = (await one?.remind.execute({ owner })) ?? { messages: 0 };
        if (sick.has(owner.slice('employee:'.length))) throw new Error('sick');
        told.set(owner, (told.get(owner) ?? 0) + messages);
      },
    });
    await due(anna, 'Шесть');
    await due(boris, 'Семь');
    for (let n = 0; n < 3; n++) {
      await one.order.execute();
      await house.worker.drain();
    }
    expect([...told]).toEqual([[`employee:${boris}`, 1]]);
    sick.clear();
    clock.advance({ minutes: 1 });
    await one.order.execute();
    await house.worker.drain();
    expect([...told]).toEqual([
      [`employee:${boris}`, 1],
      [`employee:${anna}`, 1],
    ]);
    expect((await said()).filter((t) => /Шесть|Семь/.test(t)).length).toBe(2);
  });
});
