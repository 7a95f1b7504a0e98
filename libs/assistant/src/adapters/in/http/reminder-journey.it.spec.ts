import { eventually, testEngines } from '@prorab/platform/testing';
import { type RemindersHouse, aRemindersHouse, people } from './a-reminders-house.builder.js';

const soon = <T>(probe: () => Promise<T>) => eventually(probe, { within: 8_000 });

describe.each(testEngines())('an inquiry and its reminders on %s', (engine) => {
  let house: RemindersHouse;
  let inquiryId: string;
  beforeAll(async () => {
    house = await aRemindersHouse(engine, { config: { morningDigest: false } });
    await house.letter();
    await house.settled();
    const [row] = await house.database.all<{ id: string }>('select id from sales_inquiry');
    inquiryId = row?.id ?? '';
  });
  afterAll(() => house.close());
  const plan = (due: string) =>
    house.ask('PUT', `sales/inquiries/${inquiryId}/next-step`, 'anna', { text: 'перезвонить', due });
  const toAnna = async () =>
    (await house.said()).filter((s) => s.employeeId === people.anna.id && s.key.startsWith('reminder:'));
  const inquiry = async () => (await house.ask('GET', `sales/inquiries/${inquiryId}`)).body;
  const after = async (minutes: number): Promise<void> => {
    house.clock.advance({ minutes });
  };

  it('the step that its owner plans is said at its time, with the answers of sales', async () => {
    const employeeId = people.anna.id;
    expect((await house.ask('POST', `sales/inquiries/${inquiryId}/assign`, 'head', { employeeId })).status).toBe(200);
    await house.settled();
    expect((await house.ask('POST', `sales/inquiries/${inquiryId}/take`, 'anna', {})).status).toBe(200);
    await plan('2026-11-30T12:20:00+03:00');
    await plan('2026-11-30T12:30:00+03:00');
    await house.settled();
    await after(31);
    const [said] = await soon(async () => (await toAnna()).length > 0 && toAnna());
    expect(said?.text).toContain('Обращение № 1, Ромашка (Панели): перезвонить');
    expect(said?.buttons.map((b) => b.label).slice(0, 5)).toEqual([
      'Позвонили',
      'Готово',
      'Не моё',
      'Обещали к дате…',
      'Отказ…',
    ]);
    await house.press(said?.key ?? '', 'answer:sales.answer-promised');
    await house.settled();
    expect((await house.changed()).at(-1)?.buttons.map((b) => b.label)).toEqual([
      'Завтра',
      'Через 3 дня',
      'В понедельник',
      'Через неделю',
      'Назад',
    ]);
    await house.press(said?.key ?? '', 'answer:sales.answer-promised:three-days');
    await house.settled();
    expect((await house.changed()).at(-1)?.text).toMatch(/✓ Обещали: чт, 3 декабря\. Напомню\.$/);
    expect((await inquiry()).nextStep).toEqual({
      text: 'проверить, что обещал клиент',
      due: '2026-12-03T06:00:00.000Z',
    });
    const { body } = await house.ask('GET', 'assistant/reminders');
    expect(body.items).toMatchObject([
      { rule: 'sales.unanswered' },
      { rule: 'sales.next-step', dueAt: '2026-12-03T06:00:00.000Z' },
    ]);
  });

  it('before the answer is late its owner hears; a call back answers it and the reminder is gone', async () => {
    await after(20);
    const said = await eventually(
      async () => (await toAnna()).find((s) => s.text.includes('Клиент ждёт ответа')) ?? false,
    );
    await house.press(said.key, 'answer:sales.answer-called');
    await house.settled();
    expect(await inquiry()).toMatchObject({ status: 'answered', respondBy: null, nextStep: null });
    expect((await house.ask('GET', 'assistant/reminders')).body.items).toEqual([]);
    const log = (await house.ask('GET', 'assistant/reminder-log')).body.items;
    expect(log.map((l: { answer: string }) => l.answer)).toEqual(['sales.answer-called', 'sales.answer-promised']);
  });

  it('a refusal closes it for a reason of the list; what sales refuses is said under the message', async () => {
    await plan('2026-11-30T13:30:00+03:00');
    await house.settled();
    await after(60);
    const said = await eventually(
      async () => (await toAnna()).find((s) => s.text.includes('перезвонить') && s.text.includes('№ 4')) ?? false,
    );
    await house.press(said.key, 'answer:sales.answer-refused');
    await house.settled();
    const asked = (await house.changed()).at(-1);
    expect(asked?.buttons.map((b) => b.id).slice(0, 2)).toEqual([
      'answer:sales.answer-refused:reason=price',
      'answer:sales.answer-refused:reason=no-stock',
    ]);
    await house.press(said.key, 'answer:sales.answer-refused:reason=nonsense');
    await house.settled();
    expect((await house.changed()).at(-1)?.text).toContain('Укажите причину отказа из списка');
    await house.press(said.key, 'answer:sales.answer-refused:reason=price');
    await house.settled();
    expect(await inquiry()).toMatchObject({ status: 'closed-lost', lossReason: 'price' });
    expect((await house.changed()).at(-1)).toMatchObject({
      text: expect.stringContaining('✓ Отказ: Дорого.') as string,
      buttons: [],
    });
  });
});
