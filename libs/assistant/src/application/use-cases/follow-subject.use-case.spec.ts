import { newId } from '@prorab/kernel';
import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';
import type { SubjectCard } from '../ports/reminder-subjects.port.js';

const id = newId();
const subject = 'sales.inquiry';

describe('the reminders of an inquiry', () => {
  let w: ReminderWorld;
  beforeEach(() => (w = aReminderWorld({ morningDigest: false })));
  const card: SubjectCard = {
    number: 451,
    title: 'Обращение № 451, Ромашка',
    ownerId: anna,
    open: true,
    respondBy: null,
    nextStep: null,
  };
  const now = async (over: Partial<SubjectCard>): Promise<void> => {
    w.subjects.cards.set(`${subject}:${id}`, { ...card, ...over });
    await w.follow.execute({ subject, id });
  };
  const at = async (when: Date): Promise<string[]> => {
    w.clock.set(when);
    await w.tick();
    return w.said().map((s) => `${s.employeeId?.slice(-4)}: ${s.text}`);
  };
  const step = (when: string, text = 'перезвонить') => ({ nextStep: { text, due: moscow(when) } });

  it('a planned step reminds its owner; another date moves it, its end takes it away', async () => {
    await now(step('11-30T12:00'));
    await now(step('11-30T15:00'));
    expect(await at(moscow('11-30T12:00'))).toEqual([]);
    expect(await at(moscow('11-30T15:00'))).toEqual(['aaaa: Напоминаю № 1: Обращение № 451, Ромашка: перезвонить']);
    await now(step('12-01T11:00'));
    await now({});
    expect(await at(moscow('12-01T11:00'))).toEqual([]);
    expect(w.book.all.map((r) => [r.state.state, r.state.endedBecause])).toEqual([['done', 'subject-done']]);
    expect(w.log.all).toMatchObject([{ answer: 'moved', outcome: `moved:${moscow('12-01T11:00').toISOString()}` }]);
  });

  it('goes to the new owner; without one it waits; a closed one reminds nobody', async () => {
    await now(step('11-30T12:00'));
    await now({ ...step('11-30T12:00'), ownerId: null });
    expect(await at(moscow('11-30T12:00'))).toEqual([]);
    await now({ ...step('11-30T12:00'), ownerId: boris });
    expect((await at(moscow('11-30T12:20'))).map((s) => s.slice(0, 4))).toEqual(['bbbb']);
    await now({ ...step('11-30T12:00'), ownerId: anna });
    expect((await at(moscow('11-30T12:30'))).map((s) => s.slice(0, 4))).toEqual(['aaaa']);
    await now({ ...step('12-02T12:00') });
    await now({ open: false });
    expect(await at(moscow('12-02T12:00'))).toEqual([]);
    expect(w.log.all.every((l) => l.answeredAt !== null)).toBe(true);
  });

  it('the same event twice changes nothing, and what is done with is not planned anew', async () => {
    for (let n = 0; n < 2; n++) await now(step('11-30T12:00'));
    expect(w.book.all.length).toBe(1);
    await at(moscow('11-30T12:00'));
    await w.as(anna, () => w.finish.execute({ reminderId: w.book.all[0]?.id ?? '' }));
    await now(step('11-30T12:00'));
    expect(w.book.all.length).toBe(1);
    await expect(
      w.as(anna, () => w.move.execute({ reminderId: w.book.all[0]?.id ?? '', to: moscow('12-09T10:00') })),
    ).rejects.toMatchObject({ code: 'assistant.reminder-follows' });
  });

  it('the owner hears before an answer is late, in working hours; who has answered hears nothing', async () => {
    await now({ respondBy: moscow('11-30T10:00') });
    expect(await at(moscow('11-30T09:45'))).toEqual([
      'aaaa: Напоминаю № 1: Обращение № 451, Ромашка. Клиент ждёт ответа, срок: пн, 30 ноября, 10:00',
    ]);
    await now({});
    await now({ respondBy: moscow('12-01T09:05') });
    // Ten working minutes of Monday evening; asked late at night, it waits for the morning.
    expect(await at(moscow('11-30T22:00'))).toEqual([]);
    expect((await at(moscow('12-01T09:00'))).length).toBe(1);
    await now({ respondBy: moscow('12-02T12:00') });
    await now({});
    expect(await at(moscow('12-02T12:00'))).toEqual([]);
  });

  it('is not said when it is over by then, though no event told so yet', async () => {
    await now({ respondBy: moscow('11-30T10:00') });
    w.subjects.cards.set(`${subject}:${id}`, card);
    expect(await at(moscow('11-30T10:00'))).toEqual([]);
  });

  it('no reaction: the head gets one total an hour, not each line', async () => {
    await now(step('11-30T12:00'));
    await at(moscow('11-30T12:00'));
    await w.mine('Личное', moscow('11-30T12:00'));
    await at(moscow('11-30T12:01'));
    w.clock.set(moscow('11-30T13:59'));
    expect(await w.totals.execute()).toEqual({ told: 0 });
    await w.escalate.execute({ subject, id, ownerId: anna, at: moscow('11-30T13:00') });
    await w.escalate.execute({ subject, id, ownerId: anna, at: moscow('11-30T13:00') });
    w.clock.set(moscow('11-30T14:00'));
    expect(await w.totals.execute()).toEqual({ told: 1 });
    expect(w.said()).toMatchObject([
      { employeeId: gleb, text: 'Напомнила, но реакции нет:\n• Анна: 2, старшее 2 ч\n/reminders' },
    ]);
    await w.escalate.execute({ subject, id, ownerId: null, at: moscow('11-30T14:10') });
    w.clock.set(moscow('11-30T14:20'));
    expect(await w.totals.execute()).toEqual({ told: 0 });
    w.clock.set(moscow('11-30T15:00'));
    expect(await w.totals.execute()).toEqual({ told: 1 });
    expect(w.said()[0]?.text).toContain('Без ответственного: 1');
  });

  it('is answered by button; the state goes to the owner of the subject, with what it asks for', async () => {
    const choices = [{ id: 'morning', label: 'Завтра' }];
    w.subjectAnswers.offers.set(subject, [
      { id: 'sales.inquiry-called', label: 'Позвонили', choices: [] },
      { id: 'sales.inquiry-promised', label: 'Обещали…', choices },
    ]);
    await now(step('11-30T12:00'));
    w.clock.set(moscow('11-30T12:00'));
    await w.tick();
    const [said] = w.said();
    const press = (buttonId: string): Promise<void> =>
      w.answer.execute({ speechKey: said?.key ?? '', buttonId, employeeId: anna });
    expect(said?.buttons.map((b) => b.id)).toEqual([
      'answer:sales.inquiry-called',
      'answer:sales.inquiry-promised',
      'hour',
      'morning',
      'when',
    ]);
    await press('answer:sales.inquiry-promised');
    expect(
      w
        .changed()
        .at(-1)
        ?.buttons.map((b) => b.id),
    ).toEqual(['answer:sales.inquiry-promised:morning', 'back']);
    w.subjectAnswers.refusal = 'Обращение уже закрыто.';
    await press('answer:sales.inquiry-promised:morning');
    expect(w.changed().at(-1)?.text).toMatch(/перезвонить\nОбращение уже закрыто\.$/);
    expect(w.changed().at(-1)?.buttons.length).toBe(5);
    w.subjectAnswers.refusal = null;
    await press('answer:sales.inquiry-promised:morning');
    expect(w.subjectAnswers.given).toEqual([{ subject, id, answer: 'sales.inquiry-promised', choice: 'morning' }]);
    expect(w.log.all).toMatchObject([{ answer: 'sales.inquiry-promised', outcome: 'Обещали…', answeredBy: anna }]);
    expect(w.book.all).toMatchObject([{ state: { state: 'done', endedBecause: 'answered' } }]);
  });
});

describe('the reminders of an invoice that nobody pays', () => {
  const invoice = 'sales.invoice';
  const key = '1A/104.K';
  const card: SubjectCard = {
    ...{ number: 451, title: 'Счёт № 451, Ромашка', ownerId: anna, open: true, respondBy: null, nextStep: null },
  };
  const step = (since: Date, to: 'owner' | 'heads' = 'owner') => ({
    toTell: { text: '5 раб. дней без оплаты', since, to, source: '1С', asOf: moscow('11-30T11:56') },
  });
  let w: ReminderWorld;
  beforeEach(() => (w = aReminderWorld({ morningDigest: false })));
  const now = async (over: Partial<SubjectCard>): Promise<void> => {
    w.subjects.cards.set(`${invoice}:${key}`, { ...card, ...over });
    await w.follow.execute({ subject: invoice, id: key });
  };
  const at = async (when: Date): Promise<string[]> => {
    w.clock.set(when);
    await w.tick();
    return w.said().map((s) => `${s.employeeId?.slice(-4)}: ${s.text}`);
  };

  it('each step is told once to its manager, the last to the heads, with its source and time', async () => {
    for (let n = 0; n < 2; n++) await now(step(moscow('11-30T12:00')));
    expect(await at(moscow('11-30T12:00'))).toEqual([
      'aaaa: Напоминаю № 1: Счёт № 451, Ромашка: 5 раб. дней без оплаты (1С, пн, 30 ноября, 11:56)',
    ]);
    expect(await at(moscow('11-30T13:00'))).toEqual([]);
    await now(step(moscow('12-02T12:00')));
    expect(await at(moscow('12-02T12:00'))).toHaveLength(1);
    await now(step(moscow('12-14T12:00'), 'heads'));
    expect((await at(moscow('12-14T12:00'))).map((s) => s.slice(0, 4))).toEqual(['dddd']);
    // The ladder ends at the head by itself: the totals of silence do not tell him besides.
    w.clock.set(moscow('12-14T17:00'));
    expect(await w.totals.execute()).toEqual({ told: 0 });
  });
  it('is gone as soon as it was paid or promised; what was done with does not come again', async () => {
    await now(step(moscow('11-30T12:00')));
    await now({ toTell: null });
    expect(await at(moscow('11-30T12:00'))).toEqual([]);
    await now(step(moscow('12-01T12:00')));
    w.subjects.cards.delete(`${invoice}:${key}`);
    expect(await at(moscow('12-01T12:00'))).toEqual([]);
  });
  it('goes to the deputy on vacation, and to the heads when nobody looks after it', async () => {
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    await now(step(moscow('11-30T12:00')));
    expect((await at(moscow('11-30T12:00'))).map((s) => s.slice(0, 4))).toEqual(['bbbb']);
    await now({ ...step(moscow('12-01T12:00'), 'heads'), ownerId: null });
    expect((await at(moscow('12-01T12:00'))).map((s) => s.slice(0, 4))).toEqual(['dddd']);
  });
  it('many at once are one message', async () => {
    for (let n = 0; n < 30; n++) {
      const id = `k${n}`;
      w.subjects.cards.set(`${invoice}:${id}`, { ...card, ...step(moscow('11-30T12:00')) });
      await w.follow.execute({ subject: invoice, id });
    }
    const [said, ...rest] = await at(moscow('11-30T12:00'));
    expect(rest).toEqual([]);
    expect(said).toContain('Напоминаний сразу несколько (30)');
  });
});
