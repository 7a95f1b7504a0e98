import { instant } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type RemindersHouse, aRemindersHouse, people } from './a-reminders-house.builder.js';

describe.each(testEngines())('an invoice that nobody pays, from the books to Ava and back, on %s', (engine) => {
  let house: RemindersHouse;
  let invoiceKey: string;
  const anna = people.anna.id;
  /** What goes by the clock of the house goes on, five seconds at a look. */
  const soon = <T>(probe: () => Promise<T>) =>
    eventually(
      async () => {
        house.clock.advance({ seconds: 5 });
        await house.settled();
        return probe();
      },
      { within: 20_000 },
    );
  beforeAll(async () => {
    house = await aRemindersHouse(engine);
    await house.letter();
    await house.settled();
    const [party] = await house.database.all<{ id: string }>('select id from sales_party');
    const made = await house.ask('POST', 'sales/book/invoices', 'anna', {
      ...{ partyId: party?.id, vatRate: '22', payBy: null, draft: false, note: null },
      lines: [{ itemKey: null, name: 'Кирпич', quantity: '10', price: '1250.00' }],
    });
    invoiceKey = made.body.invoiceKey;
    expect(made.status).toBe(201);
    await booksRead();
    await soon(async () => (await house.database.all('select id from sales_invoice')).length > 0);
  });
  afterAll(() => house.close());
  /** Later than all that was missed: a reader skips it. */
  const booksRead = async (): Promise<void> => {
    const since = house.clock.now();
    await soon(async () => {
      const [row] = await house.database.all<{ checked_at: unknown }>('select checked_at from sales_ledger_reader');
      return row !== undefined && row.checked_at !== null && instant(row.checked_at) > since;
    });
  };
  const rounds = async (): Promise<number> =>
    (
      await house.database.all(
        "select id from platform_task where handler = 'sales.watch-invoices-by-the-clock' and state = 'done'",
      )
    ).length;
  /** The books are read, then the round goes. */
  const at = async (moment: string): Promise<void> => {
    house.clock.set(moment);
    await house.settled();
    await booksRead();
    const before = await rounds();
    house.clock.advance({ minutes: 5 });
    await soon(async () => (await rounds()) > before);
  };
  const toldTo = async (who: string, prefix: string) =>
    (await house.said()).filter((s) => s.employeeId === who && s.key.startsWith(prefix));
  const reminded = async (who: string) => (await toldTo(who, 'reminder')).filter((s) => s.text.includes('Счёт № 1'));

  it('on the next working day its manager is told, with answers, and sees it in the list of the morning', async () => {
    await at('2026-12-01T06:05:00.000Z');
    const [said] = await soon(async () => (await reminded(anna)).length > 0 && reminded(anna));
    expect(said?.text.replaceAll('\u00a0', ' ')).toMatch(
      /^Напоминаю № \d+: Счёт № 1, Ромашка: 12 500 ₽ · 1 раб\. день без оплаты \(Прораб, вт, 1 декабря, 9:\d\d\)$/,
    );
    expect(said?.buttons.map((b) => b.label)).toEqual(
      expect.arrayContaining(['Позвонили', 'Готово', 'Не моё', 'Обещали к дате…', 'Отказ…', 'Отложить…']),
    );
    await at('2026-12-02T06:05:00.000Z');
    const [list] = await soon(async () => {
      const found = await toldTo(anna, 'assistant:forgotten:');
      return found.length > 0 && found;
    });
    expect(list?.text.replaceAll('\u00a0', ' ').split('\n').slice(0, 2)).toEqual([
      'Забытые счета: 1 счёт на 12 500 ₽',
      expect.stringMatching(/^• № 1 · Ромашка · 12 500 ₽ · \d раб\. д\S+ без оплаты$/),
    ]);
    // The button opens the card, with what can be done.
    await house.press(list?.key ?? '', list?.buttons[0]?.id ?? '');
    await house.settled();
    const card = (await house.said()).find((s) => s.key.startsWith('assistant:pressed:'));
    expect(card?.text).toContain('Состояние: не оплачен');
  });

  it('a promise by button is kept by sales, and nobody is told until its day is over', async () => {
    const [said] = await reminded(anna);
    await house.press(said?.key ?? '', 'answer:sales.invoice-promised');
    await house.settled();
    await house.press(said?.key ?? '', 'answer:sales.invoice-promised:week');
    await house.settled();
    expect((await house.changed()).at(-1)?.text).toMatch(/✓ Обещали оплатить: ср, 9 декабря\./);
    const care = await house.ask('GET', `sales/invoices/${invoiceKey}/care`);
    expect(care.body).toMatchObject({ promisedOn: '2026-12-09', waiting: { step: null } });
    const before = (await reminded(anna)).length;
    for (const day of ['03', '07', '09']) await at(`2026-12-${day}T06:05:00.000Z`);
    expect((await reminded(anna)).length).toBe(before);
    await at('2026-12-10T06:05:00.000Z');
    await soon(async () => (await reminded(anna)).length === before + 1);
  });

  it('paid, it is gone from everywhere', async () => {
    const pay = { invoiceKey, partyId: null, amount: '12500.00', means: 'bank', direction: 'in', note: null };
    expect((await house.ask('POST', 'sales/book/payments', 'head', pay)).status).toBe(201);
    await booksRead();
    await soon(async () => (await house.ask('GET', `sales/invoices/${invoiceKey}/care`)).body.waiting === null);
    await house.settled();
    const open = await house.database.all(
      "select id from assistant_reminder where rule = 'sales.invoice-forgotten' and state in ('planned', 'said', 'parked')",
    );
    expect(open).toEqual([]);
    expect((await house.ask('GET', 'sales/forgotten-invoices')).body.items).toEqual([]);
  });
});
