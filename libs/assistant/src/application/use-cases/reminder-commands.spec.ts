import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name }) as Error;

describe('what people do with their reminders', () => {
  let w: ReminderWorld;
  beforeEach(() => (w = aReminderWorld({ morningDigest: false })));
  const mine = { kind: 'employee', employeeId: anna } as const;
  const count = async (when: Date): Promise<number> => {
    w.clock.set(when);
    await w.tick();
    return w.said().length;
  };

  it('numbers per person; what is wrong is refused', async () => {
    const [one, two] = [await w.mine('а', moscow('12-01T10:00')), await w.mine('б', moscow('12-01T10:00'))];
    const other = await w.as(boris, () =>
      w.create.execute({
        text: 'в',
        at: moscow('12-01T10:00'),
        repeat: null,
        owner: { kind: 'employee', employeeId: boris },
      }),
    );
    expect([one, two, other].map((r) => r.state.number)).toEqual([1, 2, 1]);
    await expect(w.mine('а', moscow('11-29T10:00'))).rejects.toEqual(code('assistant.date-in-the-past'));
    await expect(w.mine('а', new Date('2099-01-01T00:00:00Z'))).rejects.toEqual(code('assistant.date-too-far'));
    await expect(w.mine('а', moscow('12-01T10:00'), { repeat: 'FREQ=SECONDLY' })).rejects.toEqual(
      code('assistant.repeat-invalid'),
    );
    await expect(w.mine('а', moscow('12-01T10:00'), { repeat: 'FREQ=DAILY;UNTIL=20261130' })).rejects.toEqual(
      code('assistant.repeat-never-comes'),
    );
    await expect(
      w.as(anna, () => w.handOver.execute({ reminderId: one.id, to: { kind: 'employee', employeeId: one.id } })),
    ).rejects.toEqual(code('assistant.recipient-unknown'));
    w.settings.mostOpen = 2;
    await expect(w.mine('а', moscow('12-01T10:00'))).rejects.toEqual(code('assistant.too-many-reminders'));
  });

  it('move, cancel, hand over: of others only with the right to', async () => {
    const reminder = await w.mine('Позвонить', moscow('12-01T10:00'));
    const reminderId = reminder.id;
    await expect(w.as(gleb, () => w.cancel.execute({ reminderId }))).rejects.toEqual(
      code('assistant.reminder-not-yours'),
    );
    await w.as(anna, () => w.move.execute({ reminderId, to: moscow('12-02T11:00') }));
    expect(await count(moscow('12-01T12:00'))).toBe(0);
    await w.as(anna, () => w.handOver.execute({ reminderId, to: { kind: 'employee', employeeId: boris } }));
    w.clock.set(moscow('12-02T11:00'));
    await w.tick();
    expect(w.said()).toMatchObject([{ employeeId: boris }]);
    await w.as(boris, () => w.finish.execute({ reminderId }));
    await expect(w.as(boris, () => w.cancel.execute({ reminderId }))).rejects.toEqual(code('assistant.reminder-over'));
    expect(w.log.all).toMatchObject([{ answer: 'done', answeredBy: boris, outcome: 'done' }]);
  });

  it('a repeated one is moved for the next time only', async () => {
    const { id: reminderId } = await w.mine('Отчёт', moscow('12-01T10:00'), { repeat: 'FREQ=DAILY' });
    await w.as(anna, () => w.move.execute({ reminderId, to: moscow('12-01T15:00') }));
    const counts = [];
    for (const when of ['12-01T10:00', '12-01T15:00', '12-02T10:00', '12-02T15:00'])
      counts.push(await count(moscow(when)));
    expect(counts).toEqual([0, 1, 1, 0]);
  });

  it.each([
    ['hour', '12-01T11:00', 'вт, 1 декабря, 11:00'],
    ['morning', '12-02T09:00', 'ср, 2 декабря, 9:00'],
    ['three-days', '12-04T09:00', 'пт, 4 декабря, 9:00'],
    ['monday', '12-07T09:00', 'пн, 7 декабря, 9:00'],
    ['week', '12-08T09:00', 'вт, 8 декабря, 9:00'],
  ])('put off by the button «%s»', async (buttonId, when, said) => {
    await w.mine('Позвонить', moscow('12-01T10:00'));
    w.clock.set(moscow('12-01T10:00'));
    await w.tick();
    const speechKey = w.said()[0]?.key ?? '';
    await w.answer.execute({ speechKey, buttonId, employeeId: anna });
    expect(w.changed().at(-1)?.text).toBe(`Напоминаю № 1: Позвонить\n✓ Напомню: ${said}.`);
    w.outbox.events.splice(0);
    expect([await count(new Date(+moscow(when) - 60_000)), await count(moscow(when))]).toEqual([0, 1]);
  });

  it('another date is asked for under the message; pressed twice acts once; others press in vain', async () => {
    await w.mine('Позвонить', moscow('12-01T10:00'));
    w.clock.set(moscow('12-01T10:00'));
    await w.tick();
    const speechKey = w.said()[0]?.key ?? '';
    const press = (buttonId: string, employeeId = anna): Promise<void> =>
      w.answer.execute({ speechKey, buttonId, employeeId });
    await press('when');
    expect(
      w
        .changed()
        .at(-1)
        ?.buttons.map((b) => b.id),
    ).toEqual(['hour', 'morning', 'three-days', 'monday', 'week', 'back']);
    await press('back');
    expect(w.changed().at(-1)).toMatchObject({
      text: 'Напоминаю № 1: Позвонить',
      buttons: [{ id: 'done' }, {}, {}, {}],
    });
    await press('done', boris);
    expect(w.log.all[0]?.answer).toBeNull();
    await press('done');
    await press('hour');
    expect(w.changed().at(-1)).toMatchObject({ text: null, buttons: [] });
    expect([w.log.all.length, w.log.all[0]?.answer, w.book.all[0]?.state.state]).toEqual([1, 'done', 'done']);
    await w.answer.execute({ speechKey: 'reminder:unheard', buttonId: 'done', employeeId: anna });
  });

  it('of many in one message one is done, or all are put off', async () => {
    for (let n = 1; n <= 4; n++) await w.mine(`Дело ${n}`, moscow('12-01T10:00'));
    w.clock.set(moscow('12-01T10:00'));
    await w.tick();
    const [said] = w.said();
    const speechKey = said?.key ?? '';
    await w.answer.execute({ speechKey, buttonId: said?.buttons[1]?.id ?? '', employeeId: anna });
    expect(w.changed().at(-1)?.buttons.length).toBe(6);
    await w.answer.execute({ speechKey, buttonId: 'all-morning', employeeId: anna });
    expect(w.book.all.map((r) => [r.state.state, r.state.snoozedUntil]).sort()).toEqual([
      ['done', null],
      ...[1, 2, 3].map(() => ['planned', moscow('12-02T09:00')]),
    ]);
    expect(w.log.all.map((l) => l.answer).sort()).toEqual(['done', 'snoozed', 'snoozed', 'snoozed']);
  });

  it('the log knows when it was read', async () => {
    await w.mine('Позвонить', moscow('12-01T10:00'));
    w.clock.set(moscow('12-01T10:00'));
    await w.tick();
    const speechKey = w.said()[0]?.key ?? '';
    await w.read.execute({ speechKey, employeeId: boris, at: moscow('12-01T10:01') });
    await w.read.execute({ speechKey, employeeId: anna, at: moscow('12-01T10:02') });
    await w.read.execute({ speechKey, employeeId: anna, at: moscow('12-01T10:03') });
    expect(w.log.all[0]?.readAt).toEqual(moscow('12-01T10:02'));
  });

  it('the lists of the morning: once a day, overdue first; a day that the house slept through is in the log', async () => {
    w = aReminderWorld();
    await w.mine('Вчерашнее', moscow('11-30T17:00'));
    await w.mine('Сегодняшнее', moscow('12-01T15:00'));
    w.clock.set(moscow('11-30T17:00'));
    await w.tick();
    w.said();
    const lists = async (when: Date): Promise<(string | undefined)[]> => {
      w.clock.set(when);
      await w.tick();
      return w
        .said()
        .filter((s) => s.employeeId === anna && s.key.startsWith('morning:'))
        .map((s) => s.text);
    };
    expect(await lists(moscow('12-01T08:59'))).toEqual([]);
    expect(await lists(moscow('12-01T09:00'))).toEqual([
      'На сегодня:\n• № 1 Вчерашнее: просрочено на 16 ч\n• № 2 Сегодняшнее: вт, 1 декабря, 15:00',
    ]);
    expect(await lists(moscow('12-01T09:05'))).toEqual([]);
    // Two days later: yesterday's list was of use until yesterday's evening.
    expect((await lists(moscow('12-03T11:00'))).length).toBe(1);
    expect(
      w.log.all.filter((l) => l.rule === 'morning' && l.recipientId === anna && l.outcome === 'day-over'),
    ).toMatchObject([{ dueAt: moscow('12-02T09:00'), skippedBecause: 'day-over' }]);
  });

  it('owner is who creates for others too, but they get it', async () => {
    await w.as(gleb, () => w.create.execute({ text: 'План', at: moscow('12-01T10:00'), repeat: null, owner: mine }));
    w.clock.set(moscow('12-01T10:00'));
    await w.tick();
    expect(w.said()).toMatchObject([{ employeeId: anna }]);
  });

  it('what is over is forgotten when its time is over, however much it is, and what is open is not', async () => {
    w.settings.mostOpen = 1_000;
    const yesterday = new Date(moscow('12-01T10:00').getTime() - 86_400_000);
    for (let n = 0; n < 600; n++) await w.mine(`Позвонить ${n}`, moscow('12-01T10:00'));
    const [open, ...over] = w.book.all;
    for (const { id } of over) await w.as(anna, () => w.finish.execute({ reminderId: id }));
    expect(await w.clear.execute()).toEqual({ lines: 0, reminders: 0 });
    w.clock.set(new Date(yesterday.getTime() + 402 * 86_400_000));
    expect(await w.clear.execute()).toMatchObject({ reminders: over.length - 1 });
    expect(w.book.all.map((r) => r.id)).toEqual([open!.id, over.at(-1)!.id]);
  });
});
