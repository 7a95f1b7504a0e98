import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import type { LedgerFact } from '../../../application/ports/ledger.port.js';
import { LedgerUnavailable } from '../../../application/ports/ledger/ledger-errors.js';
import { catalogueOf, describeLedgerExchange } from '../../../application/ports/ledger/ledger-exchange.contract.js';
import { describeLedger } from '../../../application/ports/ledger/ledger.contract.js';
import { describeOrderExchange } from '../../../application/ports/ledger/order-exchange.contract.js';
import type { LedgerOrderAnswer } from '../../../domain/ledger-order/ledger-order.js';
import { salesTables } from '../../../sales.tables.js';
import { CommerceMlExchange } from './commerce-ml-exchange.js';
import { CommerceMlLedger } from './commerce-ml-ledger.js';
import { CommerceMlOrderExchange } from './orders/exchange-orders.js';

const HOUR = 3_600_000;
const order = { party: { partyId: 'p', code1c: null, inn: null, name: 'Ромашка', phone: null, email: null } };
interface Document {
  operation?: string;
  id: string;
  sum: string;
  day?: string;
  base?: string;
  properties?: Record<string, string>;
}
const documentXml = ({ operation = 'Заказ товара', id, sum, day = '2026-11-02', base, properties = {} }: Document) =>
  `<Документ><Ид>${id}</Ид><Номер>${id}</Номер><Дата>${day}</Дата><Время>12:00:00</Время><ХозОперация>${operation}</ХозОперация>${base ? `<Основание>${base}</Основание>` : ''}<Сумма>${sum}</Сумма><Контрагенты><Контрагент><Ид>p1</Ид><Наименование>Ромашка</Наименование><Роль>Покупатель</Роль></Контрагент></Контрагенты><ЗначенияРеквизитов>${Object.entries(
    properties,
  )
    .map(
      ([k, v]) => `<ЗначениеРеквизита><Наименование>${k}</Наименование><Значение>${v}</Значение></ЗначениеРеквизита>`,
    )
    .join('')}</ЗначенияРеквизитов></Документ>`;
const packed = (inner: string): string => `<КоммерческаяИнформация>${inner}</КоммерческаяИнформация>`;
const goods = (ids: string[], onlyChanges: boolean, files = 'Каталог'): string =>
  packed(
    `<${files} СодержитТолькоИзменения="${onlyChanges}"><Товары>${ids.map((id) => `<Товар><Ид>${id}</Ид><Наименование>${id}</Наименование></Товар>`).join('')}</Товары></${files}>`,
  );
const offers = (inner: string, onlyChanges = true): string =>
  packed(
    `<ПакетПредложений СодержитТолькоИзменения="${onlyChanges}"><Предложения>${inner}</Предложения></ПакетПредложений>`,
  );
const offer = (id: string, price: string, stock: Record<string, string>): string =>
  `<Предложение><Ид>${id}</Ид><Цены><Цена><ИдТипаЦены>t</ИдТипаЦены><ЦенаЗаЕдиницу>${price}</ЦенаЗаЕдиницу></Цена></Цены>${Object.entries(
    stock,
  )
    .map(([w, n]) => `<Склад ИдСклада="${w}" КоличествоНаСкладе="${n}"/>`)
    .join('')}</Предложение>`;
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 100_000) yield Buffer.from(text.slice(at, at + 100_000));
}

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  let folder: string;
  const clock = new ManualClock('2026-11-23T09:00:00Z');
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables], clock);
    folder = await mkdtemp(join(tmpdir(), 'exchange-'));
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });
  const tables = ['entry', 'counter', 'price_type', 'visit', 'import', 'order'];
  const emptied = async (): Promise<void> => {
    for (const table of tables) await house.database.run(`delete from sales_exchange_${table}`);
  };
  const close = async (): Promise<void> => undefined;
  const sentOrders = (): CommerceMlOrderExchange => new CommerceMlOrderExchange(house.database, house.work);
  const opened = (pieceBytes = 5_000_000): CommerceMlExchange =>
    new CommerceMlExchange(house.database, house.work, clock, sentOrders(), {
      ...{ folder, zone: 'Europe/Moscow', draftStatuses: [], pieceBytes, visitBytes: 1e9, visitPieces: 10_000 },
    });
  const ledger = (): CommerceMlLedger => new CommerceMlLedger(house.database, clock, 24 * HOUR);
  /** 1C comes, brings these files, and goes. */
  const visits = async (files: Record<string, string>, { set = false } = {}): Promise<CommerceMlExchange> => {
    const exchange = opened();
    const { visit } = await exchange.begin();
    await exchange.prepare(visit, '2.09');
    for (const [name, text] of Object.entries(files)) {
      await exchange.take(visit, { name, picture: false }, bytes(text));
      for (let more = true; more;) more = !(await exchange.step(visit, name)).finished;
    }
    for (let more = set; more;) more = !(await exchange.complete(visit)).finished;
    return exchange;
  };
  const toldOf = async (books = ledger()): Promise<LedgerFact[]> => {
    const facts: LedgerFact[] = [];
    for await (const page of books.changes('recent')) {
      facts.push(...page.facts);
      await house.work.run(() => page.keep());
    }
    return facts;
  };
  const shown = (facts: LedgerFact[]): string[] =>
    facts.map((f) => `${f.kind} ${f.key}${'gone' in f ? ' gone' : ''}`).sort();

  describeLedgerExchange(engine, async () => {
    await emptied();
    const exchange = opened(100_000);
    const orders = async (key: string): Promise<void> =>
      sentOrders().put({ key, at: clock.now(), ...order, lines: [], note: null, author: '' });
    return { exchange, reopened: async () => opened(100_000), orders, close };
  });
  describeOrderExchange(`CommerceML on ${engine}`, async () => {
    await emptied();
    const answer = async (key: string, said: LedgerOrderAnswer): Promise<void> => {
      // As 1C says it: by taking the order, or by the document that it has made of it.
      if (said.state === 'taken') {
        const exchange = opened();
        const { visit } = await exchange.begin();
        await exchange.orders(visit);
        await exchange.confirm(visit);
        return;
      }
      const properties: Record<string, string> =
        said.state === 'done'
          ? { 'Номер по 1С': said.invoiceNumber }
          : { Отменен: 'true', 'Причина отмены': said.refusal };
      await visits({ 'orders.xml': packed(documentXml({ id: key, sum: '1', properties })) });
    };
    const lying = async (): Promise<{ key: string; name: string }[]> => {
      const exchange = opened();
      const xml = await exchange.orders((await exchange.begin()).visit);
      const found = xml.matchAll(/<Документ><Ид>([^<]+)<.*?<Контрагент>.*?<Наименование>([^<]+)</g);
      return [...found].map(([, key = '', name = '']) => ({ key, name }));
    };
    return { exchange: sentOrders(), lying, answer, answerBroken: null, invoiceKeyOf: (key) => key, close };
  });
  describeLedger(`CommerceML on ${engine}`, async () => {
    await emptied();
    const books = ledger();
    const known = new Map<string, Document>();
    const set = async (id: string, over: Partial<Document>): Promise<void> => {
      const document = { id, sum: '1200', ...known.get(id), ...over };
      known.set(id, document);
      await visits({ 'orders.xml': packed(documentXml(document)) });
    };
    return {
      ...{ ledger: books, work: house.work, reopened: async () => ledger(), close },
      begin: async () => {
        await visits({ 'import.xml': goods(['i1'], true) });
        await set('n1', {});
        return 'n1';
      },
      happens: {
        sumBecomes: (id, sum) => set(id, { sum }),
        isUnposted: (id) => set(id, { properties: { Проведен: 'false' } }),
        isMarked: (id) => set(id, { properties: { ПометкаУдаления: 'true' } }),
        movesBack: (id) => set(id, { day: '2026-10-02' }),
        isDeleted: null,
        isPaid: async (base, sum) => {
          const payment = { id: 'm1', operation: 'Выплата безналичных денег', base, sum };
          await visits({ 'orders.xml': packed(documentXml(payment)) });
          return 'm1';
        },
        more: async (count) => {
          const documents = Array.from({ length: count }, (_, n) => documentXml({ id: `more-${n}`, sum: '1' }));
          await visits({ 'orders.xml': packed(documents.join('')) });
        },
      },
    };
  });

  describe('what 1C brings', () => {
    beforeEach(emptied);
    it('the samples, and the same again changes nothing', async () => {
      const sample = async (name: string): Promise<string> => {
        const content = await readFile(new URL(`./samples/${name}.xml`, import.meta.url));
        const text = name === 'orders' ? new TextDecoder('windows-1251').decode(content) : content.toString();
        return text.replace('windows-1251', 'UTF-8');
      };
      const files = { 'import.xml': await sample('import'), 'offers.xml': await sample('offers') };
      await visits({ ...files, 'rests.xml': await sample('rests'), 'orders-1.xml': await sample('orders') });
      expect(await toldOf()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'stock', warehouseKey: 'w-1', quantity: '900' }),
          expect.objectContaining({ kind: 'payment', amount: '30600.00' }),
        ]),
      );
      clock.advance({ hours: 24 });
      await visits({ ...files, 'rests.xml': await sample('rests'), 'orders-1.xml': await sample('orders') });
      // The offers say the old stock first, the rests the new one: told twice, and as it was in the end.
      expect((await toldOf()).filter((f) => f.kind !== 'stock')).toEqual([]);
      await visits({ 'orders-2.xml': await sample('payments') });
      const [id, amount] = ['3d0a1c52-7b8e-4c58-9f7b-aa0000000001/paid', expect.anything()];
      const told = await toldOf();
      // Now documents say what came; the mark on the order does not count any more.
      expect(told).toContainEqual({ kind: 'payment', key: id, gone: true });
      expect(told.filter((f) => f.kind === 'payment' && !('gone' in f))).toMatchObject([{ amount }, { amount }]);
      await visits({ 'orders-1.xml': await sample('orders') });
      expect(await toldOf()).toEqual([]);
    });
    it('a whole catalogue makes gone what is not in it, changes do not, nor does a file that breaks off', async () => {
      await visits({ 'import.xml': goods(['a', 'b', 'c'], false) });
      expect(shown(await toldOf())).toEqual(['item a', 'item b', 'item c']);
      await visits({ 'import.xml': goods(['b'], true) });
      await expect(visits({ 'import.xml': goods(['a'], false).slice(0, -40) })).rejects.toThrow('breaks off');
      expect(await toldOf()).toEqual([]);
      await visits({ 'import.xml': goods(['a', 'd'], false) });
      expect(shown(await toldOf())).toEqual(['item b gone', 'item c gone', 'item d']);
      await visits({ 'import.xml': goods(['b'], true) });
      expect(shown(await toldOf())).toEqual(['item b']);
    });
    it('a set of files is whole only together', async () => {
      await visits({ 'import.xml': goods(['a', 'b', 'c', 'old'], false) });
      await toldOf();
      await visits({ 'import0_1.xml': goods(['a', 'b'], false), 'import0_2.xml': goods(['c'], false) });
      expect(await toldOf()).toEqual([]);
      const set = { 'import0_1.xml': goods(['a', 'b'], false), 'import0_2.xml': goods(['c'], false) };
      await visits(set, { set: true });
      expect(shown(await toldOf())).toEqual(['item old gone']);
    });
    it('stock of an item is told with all its warehouses; prices of others stay', async () => {
      await visits({
        'offers.xml': offers(offer('a', '10', { w1: '1', w2: '2' }) + offer('b', '20', { w1: '3' }), false),
      });
      await toldOf();
      await visits({ 'offers.xml': offers(offer('a', '10', { w2: '2' })) });
      expect(shown(await toldOf())).toEqual(['stock a/w1 gone']);
      clock.advance({ hours: 48 });
      await visits({ 'offers.xml': offers(offer('a', '11', { w2: '2' })) });
      expect(await toldOf()).toMatchObject([{ kind: 'price', key: 'a/t', price: '11.00', since: expect.any(String) }]);
      await visits({ 'offers.xml': offers(offer('b', '20', { w1: '3' }), false) });
      expect(shown(await toldOf())).toEqual(['price a/t gone', 'stock a/w2 gone']);
    });
    it('variants of goods are of the offers: a whole catalogue leaves them alone', async () => {
      const variant = '<Предложение><Ид>a#1</Ид><Наименование>Краска белая</Наименование></Предложение>';
      await visits({ 'import.xml': goods(['a'], false), 'offers.xml': offers(variant, false) });
      await toldOf();
      await visits({ 'import.xml': goods(['a'], false) });
      expect(await toldOf()).toEqual([]);
    });
    it('nobody knows how the books stand when 1C does not come', async () => {
      await expect(ledger().pulse()).rejects.toThrow(LedgerUnavailable);
      await visits({});
      expect(await ledger().pulse()).toBe('0');
      clock.advance({ hours: 25 });
      await expect(ledger().pulse()).rejects.toThrow(LedgerUnavailable);
    });
    it('a visit ends when nothing is heard of it, and what it sent is thrown away a week later', async () => {
      const exchange = opened();
      const { token, visit } = await exchange.begin();
      await exchange.take(visit, { name: 'import.xml', picture: false }, bytes(catalogueOf(1)));
      clock.advance({ hours: 3 });
      expect(await exchange.visitOf(token)).toBeNull();
      clock.advance({ days: 8 });
      await exchange.begin();
      await expect(exchange.step(visit, 'import.xml')).rejects.toThrow('no file');
    });
    it('100,000 items go through in pages of a few hundred, whatever their file is long', async () => {
      const exchange = opened(50_000_000);
      const { visit } = await exchange.begin();
      let most = 0;
      const insert = house.database.run.bind(house.database);
      const watched = (...given: Parameters<typeof insert>): ReturnType<typeof insert> => {
        most = Math.max(most, given[0].length + (given[1] ?? []).reduce<number>((n, v) => n + String(v).length, 0));
        return insert(...given);
      };
      await exchange.take(
        visit,
        { name: 'import.xml', picture: false },
        bytes(catalogueOf(100_000, ' СодержитТолькоИзменения="false"')),
      );
      house.database.run = watched;
      const steps: number[] = [];
      try {
        for (let more = true; more;) {
          const { finished, taken } = await exchange.step(visit, 'import.xml');
          steps.push(taken - (steps.length > 0 ? steps.reduce((a, b) => a + b) : 0));
          more = !finished;
        }
      } finally {
        house.database.run = insert;
      }
      expect(Math.max(...steps)).toBeLessThanOrEqual(3_000);
      expect(most).toBeLessThan(1_500_000);
      const [row] = await house.database.all<{ n: number }>(
        'select count(*) as n from sales_exchange_entry where gone = 0',
      );
      expect(Number(row?.n)).toBe(100_000);
    }, 120_000);
  });
});
