import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';

describe('a reminder whose time has come', () => {
  let w: ReminderWorld;
  beforeEach(() => (w = aReminderWorld({ morningDigest: false })));
  const at = async (when: Date): Promise<string[]> => {
    w.clock.set(when);
    await w.tick();
    return w.said().map((s) => `${s.employeeId?.slice(-4)}: ${s.text}`);
  };

  it('is said once, to its owner, with buttons', async () => {
    await w.mine('Позвонить в Ромашку', moscow('11-30T10:00'));
    expect(await at(moscow('11-30T09:59'))).toEqual([]);
    w.clock.set(moscow('11-30T10:00'));
    await w.tick();
    const [said] = w.said();
    expect(said).toMatchObject({ employeeId: anna, text: 'Напоминаю № 1: Позвонить в Ромашку' });
    expect(said?.buttons.map((b) => b.label)).toEqual(['Готово', 'Через час', 'Завтра утром', 'Другой срок…']);
    expect(await at(moscow('11-30T10:05'))).toEqual([]);
  });

  it('comes at any hour that a person chose, but not on his vacation: the deputy gets it, and it says so', async () => {
    await w.mine('Закрыть склад', moscow('12-05T21:30'));
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    expect(await at(moscow('12-05T21:30'))).toEqual([
      'bbbb: Вместо сотрудника Анна (нет до: пн, 7 декабря, 9:00):\nНапоминаю № 1: Закрыть склад',
    ]);
  });

  it('waits for the return when nobody stands in; the head hears a total, once', async () => {
    await w.mine('Позвонить', moscow('11-30T10:00'));
    await w.mine('Написать', moscow('11-30T11:00'));
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    w.recipients.change(boris, { absentUntil: moscow('12-09T09:00') });
    expect(await at(moscow('11-30T12:00'))).toEqual([]);
    await w.totals.execute();
    expect(w.said()).toMatchObject([
      { employeeId: gleb, text: 'Ждут возвращения, заместителя нет:\n• Анна: 2, до пн, 7 декабря, 9:00\n/reminders' },
    ]);
    w.clock.set(moscow('11-30T14:00'));
    expect(await w.totals.execute()).toEqual({ told: 0 });
    expect((await at(moscow('12-07T09:00'))).join()).toContain(
      'Опоздало на 6 дн. 23 ч, срок был: пн, 30 ноября, 10:00.',
    );
  });

  it('that was held is looked at anew when an absence is cancelled', async () => {
    await w.mine('Позвонить', moscow('11-30T10:00'));
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00'), deputyId: null });
    expect(await at(moscow('11-30T10:00'))).toEqual([]);
    w.recipients.change(anna, { absentUntil: null });
    await w.release.execute({ employeeId: anna });
    expect((await at(moscow('11-30T12:00'))).length).toBe(1);
  });

  it('after a downtime says how late it is; of a repeated one only the last date, the others are told as skipped', async () => {
    await w.mine('Отчёт', moscow('11-30T10:00'), { repeat: 'FREQ=DAILY;BYHOUR=10;BYMINUTE=0' });
    await w.mine('Позвонить', moscow('11-30T10:00'));
    expect((await at(moscow('12-03T12:10'))).sort()).toEqual([
      'aaaa: Напоминаю № 1: Отчёт\nОпоздало на 2 ч 10 мин, срок был: чт, 3 декабря, 10:00.\nПропущено раньше: 3 раза.',
      'aaaa: Напоминаю № 2: Позвонить\nОпоздало на 3 дн. 2 ч, срок был: пн, 30 ноября, 10:00.',
    ]);
    expect(w.log.all.filter((l) => l.state === 'skipped')).toMatchObject([
      { number: 1, skippedBecause: 'down', outcome: 'skipped:3' },
    ]);
    expect((await at(moscow('12-04T10:00'))).length).toBe(1);
  });

  it('collapses with others: more than a few at once are one message, overdue first, the rest by a link', async () => {
    w.settings.digestLines = 3;
    for (let n = 1; n <= 6; n++) await w.mine(`Дело ${n}`, moscow(n === 6 ? '11-30T09:10' : '11-30T10:00'));
    const [said, ...more] = await at(moscow('11-30T10:00'));
    expect(more).toEqual([]);
    expect(said?.split('\n')).toEqual([
      'aaaa: Напоминаний сразу несколько (6):',
      '• № 6 Дело 6: просрочено на 50 мин',
      '• № 1 Дело 1: пн, 30 ноября, 10:00',
      '• № 2 Дело 2: пн, 30 ноября, 10:00',
      'Ещё 3: /reminders',
    ]);
  });

  it('past the limit of the day waits to be gathered, an hour at most', async () => {
    w.settings.perDay = 2;
    for (const [n, when] of ['10:00', '10:05', '10:10', '10:15', '10:20'].entries())
      await w.mine(`Дело ${n}`, moscow(`11-30T${when}`));
    const counts = [];
    for (const when of ['10:00', '10:05', '10:10', '10:15', '10:20', '11:10'])
      counts.push((await at(moscow(`11-30T${when}`))).length);
    expect(counts).toEqual([1, 1, 1, 0, 0, 1]);
    expect(w.log.all.filter((l) => !l.alone).length).toBe(3);
  });

  it('of a team is told to all who are there, and outlives a leaver', async () => {
    await w.as(anna, () =>
      w.create.execute({
        text: 'Сверка',
        at: moscow('11-30T10:00'),
        repeat: null,
        owner: { kind: 'team', role: 'manager', branchId: 'spb' },
      }),
    );
    w.recipients.change(anna, { active: false });
    expect(await at(moscow('11-30T10:00'))).toEqual(['bbbb: Напоминаю № 1: Сверка']);
  });

  it('of a leaver goes to the deputy, else to the heads of the branch', async () => {
    await w.mine('Позвонить', moscow('11-30T10:00'));
    w.recipients.change(anna, { active: false });
    await w.leaver.execute({ employeeId: anna, deputyId: null, branchId: 'spb' });
    expect(await at(moscow('11-30T10:00'))).toEqual(['dddd: Напоминаю № 1: Позвонить']);
  });

  it('proposes to remove a rule that nobody reacts to; a reaction starts the count anew', async () => {
    await w.mine('Отчёт', moscow('11-30T10:00'), { repeat: 'FREQ=DAILY' });
    const texts = [];
    for (const day of ['11-30', '12-01', '12-02', '12-03']) texts.push(...(await at(moscow(`${day}T10:00`))));
    expect(texts.map((t) => t.includes('подряд без ответа. Убрать'))).toEqual([false, false, false, true]);
    const line = w.log.all.at(-1);
    await w.answer.execute({ speechKey: line?.speechKey ?? '', buttonId: 'done', employeeId: anna });
    w.outbox.events.splice(0);
    expect((await at(moscow('12-04T10:00'))).join()).not.toContain('подряд');
    await w.answer.execute({ speechKey: w.log.all.at(-1)?.speechKey ?? '', buttonId: 'remove', employeeId: anna });
    expect(w.changed().at(-1)).toMatchObject({
      text: expect.stringContaining('✓ Правило убрано.') as string,
      buttons: [],
    });
    w.outbox.events.splice(0);
    expect(await at(moscow('12-05T10:00'))).toEqual([]);
  });

  it('the failure of one owner is no matter of the others: each is an order of its own, and ordered once', async () => {
    await w.mine('Позвонить', moscow('11-30T10:00'));
    await w.as(boris, () =>
      w.create.execute({
        text: 'Счёт',
        at: moscow('11-30T10:00'),
        repeat: null,
        owner: { kind: 'employee', employeeId: boris },
      }),
    );
    w.clock.set(moscow('11-30T10:00'));
    for (let n = 0; n < 3; n++) await w.order.execute();
    expect(w.jobs.orders.map((o) => (o.payload as { owner: string }).owner.slice(-4)).sort()).toEqual(['aaaa', 'bbbb']);
  });
});
