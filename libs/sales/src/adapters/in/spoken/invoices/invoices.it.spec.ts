import { WorkingCalendar } from '@prorab/kernel';
import { SpokenCommands, type SpokenContext, type SpokenValues, actingAs } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { Ledger } from '../../../../application/ports/ledger.port.js';
import { WatchInvoices } from '../../../../application/use-cases/index.js';
import { type Mirror, aMirror } from '../../../out/persistence/invoice-care/a-mirror.builder.js';
import { type SalesHouse, aSalesHouse, people } from '../../http/a-sales-house.builder.js';

const day = '09:00-18:00';
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
});
/** No-break spaces read as spaces here. */
const plain = (lines: readonly string[] = []): string[] => lines.map((l) => l.replaceAll('\u00a0', ' '));

describe.each(testEngines())('invoices, payments, stock and prices asked of the assistant, on %s', (engine) => {
  let house: SalesHouse;
  let mirror: Mirror;
  let partyId: string;
  const ago = (days: number): Date => new Date(house.clock.now().getTime() - days * 86_400_000);
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    mirror = aMirror(house.database);
    partyId = (await house.letter({ from: [{ kind: 'email', value: 'a@romashka.ru', name: 'Ромашка' }] }, 15_000))
      .partyId;
    await mirror.party('p', 'Ромашка', partyId);
    const words: [string, string, string[]][] = [
      ['brick150', 'Кирпич М150 рядовой', ['кирпич', 'м150', 'рядов']],
      ['brick200', 'Кирпич М200', ['кирпич', 'м200']],
    ];
    for (const item of words) await mirror.item(...item);
    await mirror.stock('brick150', 'Основной', '1200', '200');
    await mirror.stock('brick150', 'Второй', '40.5');
    await mirror.price('brick150', 'Розничная', 1_850);
    await mirror.price('brick150', 'Оптовая', 1_600);
    const common = { partyKey: 'p', partyId, employeeId: people.anna.id };
    await mirror.issue(
      {
        ...common,
        key: '1A',
        number: '0000451',
        at: ago(7),
        total: 500_000,
        lines: [{ item: 'brick150', quantity: '270', price: 500_000 }],
      },
      { ...common, key: '2A', number: '452', at: ago(5), total: 400_000, paid: 100_000, state: 'partly' },
      { ...common, key: '3A', number: '452', at: ago(380), total: 700_000, state: 'paid' },
      { key: '4A', number: '777', at: ago(5), employeeId: people.boris.id },
    );
    await mirror.pay('m1', '2A', 100_000, ago(5));
    await house.database.run("update sales_ledger_payment set party_key = 'p'");
    await mirror.read(house.clock.now(), 'native');
    await house.app.get(WatchInvoices).execute();
    await house.database.run('delete from sales_ledger_reader');
    await mirror.read(new Date(house.clock.now().getTime() - 4 * 60_000));
  });
  afterAll(() => house.close());
  const asked = (id: string, slots: SpokenValues = {}, who: 'anna' | 'boris' | 'head' | 'accountant' = 'anna') => {
    const { id: employeeId, role } = people[who];
    const now = house.clock.now();
    const context: SpokenContext = {
      ...{ employeeId, role, language: 'ru', zone: 'Europe/Moscow', calendar, now },
      ...{ room: 'assistant', conversationId: null, messageId: null, phrase: '' },
    };
    const command = house.app.get(SpokenCommands).byId(id);
    if (!command) throw new Error(`no command ${id}`);
    return actingAs({ kind: 'employee', employeeId, role, sessionId: 's' }, () => command.handler.run(slots, context));
  };

  it('«забытые счета»: the dearest first, with buttons, and whose word it is', async () => {
    const answer = await asked('sales.forgotten-invoices');
    expect(plain([answer.text])).toEqual(['Забыто: 2 счёта на 8 000 ₽']);
    expect(plain(answer.lines)).toEqual([
      '№ 0000451 · Ромашка · 5 000 ₽ · 5 раб. дней',
      '№ 452 · Ромашка · 3 000 ₽ · 3 раб. дня',
      'Шанс оплаты пока не считаю: мало оплаченных и неоплаченных счетов.',
    ]);
    expect(answer).toMatchObject({ source: '1С', asOf: new Date(house.clock.now().getTime() - 240_000) });
    expect(answer.buttons?.map((b) => [b.command, b.slots])).toEqual([
      ['sales.invoice-card', { invoice: '1A' }],
      ['sales.invoice-card', { invoice: '2A' }],
    ]);
    expect(plain((await asked('sales.forgotten-invoices', {}, 'head')).lines)[0]).toContain('Анна');
  });
  it('«счёт 451»: state, sum, lines, why it may not be paid, and what can be done', async () => {
    const answer = await asked('sales.invoice-by-number', { number: 451 });
    expect(answer.text).toBe('Счёт № 0000451');
    expect(plain(answer.lines)).toEqual([
      ...['Клиент: Ромашка', 'Состояние: не оплачен', 'Сумма: 5 000 ₽', 'Менеджер: Анна'],
      'Кирпич М150 рядовой, 270 шт: 5 000 ₽',
      'После счёта с клиентом не связывались (дней: 7)',
    ]);
    expect(answer.buttons?.map((b) => b.label)).toEqual(['Обещали к дате…', 'Отказ…', 'Позвонили', 'Не моё']);
  });
  it('several of one number: asks which; none: says so; another’s: not to be seen', async () => {
    const answer = await asked('sales.invoice-by-number', { number: 452 });
    expect(answer.text).toBe('Счетов № 452 несколько. Какой?');
    expect(answer.buttons?.map((b) => b.slots)).toEqual([{ invoice: '2A' }, { invoice: '3A' }]);
    const card = await asked('sales.invoice-card', { invoice: '2A' });
    expect(plain(card.lines)).toContain('Сумма: 4 000 ₽, оплачено 1 000 ₽ (25 %)');
    await expect(asked('sales.invoice-by-number', { number: 999 })).rejects.toMatchObject({
      code: 'sales.invoice-missing',
    });
    await expect(asked('sales.invoice-by-number', { number: 777 })).rejects.toMatchObject({
      code: 'sales.invoice-not-yours',
    });
  });
  it('«что с оплатой Ромашки»: what is awaited and what came last', async () => {
    const answer = await asked('sales.payments-of-customer', { who: 'Ромашки' });
    expect(answer).toMatchObject({ text: 'Ромашка', source: '1С' });
    expect(plain(answer.lines)).toEqual([
      'Ждём оплаты: 8 000 ₽, счетов: 2',
      '№ 452 от ср, 18 ноября: 3 000 ₽, оплачен частично',
      '№ 0000451 от пн, 16 ноября: 5 000 ₽, не оплачен',
      'Последняя оплата: 1 000 ₽, ср, 18 ноября',
    ]);
    expect((await asked('sales.payments-of-customer', { who: 'Василёк' })).text).toContain('не нашлось');
  });
  it('another manager hears nothing of what is not his: no sums, no payments, no balance; the accountant reads all', async () => {
    await house.database.run(
      "insert into sales_ledger_debt (id, party_key, contract_key, amount, read_at) values ('p', 'p', null, 800000, ?)",
      [house.clock.now()],
    );
    await mirror.issue({ key: '5A', number: '452', at: ago(4), employeeId: people.boris.id });
    const his = await asked('sales.payments-of-customer', { who: 'Ромашки' }, 'boris');
    expect(plain(his.lines)).toEqual(['Среди счетов, которые вам видны, неоплаченных нет']);
    expect(his.buttons).toEqual([]);
    expect(plain((await asked('sales.payments-of-customer', { who: 'Ромашки' })).lines)).toContain(
      'По взаиморасчётам должен: 8 000 ₽',
    );
    expect((await asked('sales.invoice-by-number', { number: 452 }, 'boris')).text).toBe('Счёт № 452');
    await expect(asked('sales.invoice-by-number', { number: 451 }, 'boris')).rejects.toMatchObject({
      code: 'sales.invoice-not-yours',
    });
    const read = await asked('sales.invoice-by-number', { number: 451 }, 'accountant');
    expect(read).toMatchObject({ text: 'Счёт № 0000451', buttons: [] });
    await house.database.run("delete from sales_invoice where id = '5A'");
  });
  it('«остаток кирпич М150»: free by warehouse; «цена …»: by type; several: a line each', async () => {
    const stock = await asked('sales.stock-of-item', { item: 'кирпич М150' });
    expect(stock.text).toBe('Кирпич М150 рядовой — свободно 1040.5 шт');
    expect(stock.lines).toEqual(['Второй: 40.5 шт', 'Основной: 1000 шт (в резерве 200)']);
    const price = await asked('sales.price-of-item', { item: 'кирпич М150' });
    expect(plain(price.lines)).toEqual([
      'Оптовая: 16 ₽ за шт (с вс, 1 ноября)',
      'Розничная: 18,50 ₽ за шт (с вс, 1 ноября)',
    ]);
    expect(plain((await asked('sales.price-of-item', { item: 'кирпича' })).lines)).toEqual([
      'Кирпич М200 — цены нет',
      'Кирпич М150 рядовой — оптовая 16 ₽, розничная 18,50 ₽',
    ]);
    expect((await asked('sales.stock-of-item', { item: 'гвозди' })).text).toBe('Товара «гвозди» не нашлось.');
  });
  it('«остаток … на 1 июня»: asked of the books; ours do not know what was', async () => {
    const day = { day: '2026-06-01', time: null, at: '2026-05-31T21:00:00.000Z' };
    const ask = () => asked('sales.stock-of-item', { item: 'кирпич М150', day });
    expect((await ask()).text).toBe('Книги не знают остатков прошлых дней.');
    const books = house.app.get(Ledger);
    const questions: string[][] = [];
    let lies: Awaited<ReturnType<Ledger['stockAt']>> = [];
    books.stockAt = async (...question) => {
      questions.push(question);
      return lies;
    };
    try {
      expect((await ask()).text).toMatch(/^Кирпич М150 рядовой, на конец дня .*1 июня.*: не было$/);
      const key = { kind: 'stock', key: 'k', itemKey: 'brick150', warehouseKey: 'lost' } as const;
      lies = [{ ...key, quantity: '15.5', reserved: '0' }];
      expect(await ask()).toMatchObject({ source: '1С', asOf: house.clock.now(), lines: ['lost: 15.5 шт'] });
      expect(questions).toEqual([
        ['brick150', '2026-06-01'],
        ['brick150', '2026-06-01'],
      ]);
    } finally {
      Reflect.deleteProperty(books, 'stockAt');
    }
  });
  it('an answer by button is written down', async () => {
    const by = { day: '2026-11-30', time: null, at: '2026-11-30T06:00:00.000Z' };
    expect((await asked('sales.invoice-promised', { subject: '2A', by })).text).toContain('Обещали оплатить');
    expect((await asked('sales.invoice-refused', { subject: '1A' })).buttons?.length).toBeGreaterThan(3);
    expect((await asked('sales.invoice-refused', { subject: '1A', reason: 'price' })).text).toBe(
      'Отказ: Дорого. Больше не напоминаю.',
    );
    expect((await asked('sales.forgotten-invoices')).text).toBe('Забытых счетов нет.');
    for (const id of ['called', 'done', 'not-mine'])
      expect((await asked(`sales.invoice-${id}`, { subject: '2A' })).text).not.toBe('');
  });
});
