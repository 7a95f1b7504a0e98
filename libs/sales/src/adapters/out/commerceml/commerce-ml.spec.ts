import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ExchangeFileBroken } from '../../../domain/exchange/exchange-errors.js';
import { ordersXml } from './orders/order-xml.js';
import { BrokenRecord } from './reading/broken-record.js';
import { recordTold } from './reading/record-told.js';
import { instantOf, keyOf, quantityOf, roublesOf } from './reading/values.js';
import { type ExchangeRecord, recordsOf } from './xml/records-of.js';

const rules = {
  ...{ zone: 'Europe/Moscow', day: '2026-11-23', draftStatuses: new Set(['не согласован']) },
  priceTypes: new Map([['t-1', 'Розничная']]),
};
const sample = (name: string): Buffer => readFileSync(new URL(`./samples/${name}.xml`, import.meta.url));
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function recordsIn(content: Uint8Array | string, size = 100_000): Promise<ExchangeRecord[]> {
  const records: ExchangeRecord[] = [];
  for await (const record of recordsOf(inPieces(Buffer.from(content), size))) records.push(record);
  return records;
}
const broken: string[] = [];
async function thingsIn(name: string): Promise<unknown[]> {
  broken.length = 0;
  return (await recordsIn(sample(name))).flatMap((record) => {
    try {
      return record.what === 'node' ? recordTold(record.node, rules).things : [];
    } catch (error) {
      if (!(error instanceof BrokenRecord)) throw error;
      broken.push(error.ru);
      return [];
    }
  });
}
const wrapped = (inner: string, head = ''): string =>
  `${head}<КоммерческаяИнформация>${inner}</КоммерческаяИнформация>`;

describe('files of CommerceML', () => {
  it('a catalogue', async () => {
    expect(await thingsIn('import')).toMatchObject([
      {
        thing: {
          ...{ kind: 'item', key: 'bd72d8f9-55bc-11d9-848a-00112f43529a', article: 'М150-К', code: '00000077' },
          ...{ name: 'Кирпич М150 "Красный" & прочный', unit: 'шт', marked: false },
        },
      },
      { thing: { name: 'Плитка снята с продажи', marked: true } },
    ]);
    const [first] = await recordsIn(sample('import'));
    expect(first).toEqual({ what: 'package', name: 'Каталог', onlyChanges: false });
  });
  it('offers with prices, warehouses and characteristics; another currency is laid aside', async () => {
    const item = 'bd72d8f9-55bc-11d9-848a-00112f43529a';
    const variant = 'bd72d8f9-55bc-11d9-848a-00112f43529c#c-7';
    expect(await thingsIn('offers')).toMatchObject([
      { thing: { kind: 'warehouse', key: 'w-1', name: 'Основной склад' } },
      { thing: { kind: 'price', itemKey: item, type: 'Розничная', price: '25.50', since: '2026-11-23' }, parent: item },
      { thing: { kind: 'stock', itemKey: item, warehouseKey: 'w-1', quantity: '1200', reserved: '0' } },
      { thing: { kind: 'item', key: variant, name: 'Краска (белая, 10 л)' } },
      { thing: { kind: 'price', itemKey: variant, price: '1991.00' } },
      { thing: { kind: 'warehouse', key: 'all' } },
      { thing: { kind: 'stock', itemKey: variant, warehouseKey: 'all', quantity: '3.5' } },
    ]);
    expect(broken).toEqual([expect.stringContaining('USD')]);
  });
  it('rests of newer versions', async () => {
    expect(await thingsIn('rests')).toMatchObject([
      { thing: { kind: 'stock', warehouseKey: 'w-1', quantity: '900' } },
      { thing: { kind: 'stock', warehouseKey: 'w-2', quantity: '50' } },
    ]);
  });
  it('orders in windows-1251 with customer, author and the mark that it is paid; an odd operation is laid aside', async () => {
    const key = '3d0a1c52-7b8e-4c58-9f7b-aa0000000001';
    const partyKey = 'c0ffee00-0000-4000-8000-000000000037';
    expect(await thingsIn('orders')).toMatchObject([
      {
        thing: {
          ...{ kind: 'party', key: partyKey, name: 'Ромашка', fullName: 'ООО «Ромашка»', inn: '7701234567' },
          ...{ phones: '+7 (916) 111-22-33', email: 'zakaz@romashka.ru', address: 'Москва, ул. Полевая, 1' },
          ...{ person: false, code: partyKey },
        },
      },
      { thing: { kind: 'author', login: 'Иванова Мария' } },
      {
        thing: {
          ...{ kind: 'invoice', key, number: 'НФНФ-000451', at: new Date('2026-11-20T11:05:10Z'), partyKey },
          ...{ total: '30600.00', vat: '5100.00', payBy: '2026-11-27', posted: true, marked: false, draft: false },
          lines: [{ no: 1, quantity: '1200', price: '25.50', sum: '30600.00', vat: '5100.00' }],
        },
      },
      {
        ...{ parent: key, derived: true },
        thing: { kind: 'payment', amount: '30600.00', base: { kind: 'invoice', key }, direction: 'in', partyKey },
      },
    ]);
    expect(broken).toEqual(['Документ с хозяйственной операцией «заказ на луне»']);
  });
  it('payments, a refund and a shipment of an order', async () => {
    const base = { kind: 'invoice', key: '3d0a1c52-7b8e-4c58-9f7b-aa0000000001' };
    expect(await thingsIn('payments')).toMatchObject([
      { thing: { kind: 'payment', amount: '10000.00', direction: 'in', means: 'bank', base }, parent: base.key },
      { thing: { kind: 'payment', amount: '500.00', direction: 'out', base } },
      { thing: { kind: 'shipment', total: '9000.00', invoiceKey: base.key, lines: [{ quantity: '360' }] } },
    ]);
  });
  it('give the same records however their bytes are cut', async () => {
    for (const name of ['import', 'offers', 'orders', 'payments']) {
      const whole = await recordsIn(sample(name));
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), async (size) => {
          expect(await recordsIn(sample(name), size)).toEqual(whole);
        }),
        { numRuns: 8 },
      );
    }
  });
  it.each([
    ['', 'пуст'],
    ['<html></html>', 'это не CommerceML'],
    ['<КоммерческаяИнформация>', 'обрывается'],
    ['<КоммерческаяИнформация><Каталог></Товары>', 'ошибка XML'],
    ['<КоммерческаяИнформация ВерсияСхемы="1.0"/>', 'версия схемы'],
    [wrapped('', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'типа документа'],
    [wrapped('<Документ><Ид>&x;</Ид></Документ>'), 'ошибка XML'],
    [wrapped('<Документ><Ид>&nbsp;</Ид></Документ>'), 'ошибка XML'],
    [wrapped('<a>'.repeat(50)), 'глубоко'],
    [wrapped(`<Документ><Ид>${'я'.repeat(4_100_000)}</Ид></Документ>`), 'большой'],
    [wrapped(`<Документ>${'<a/>'.repeat(60_001)}</Документ>`), 'большой'],
    [wrapped(`<Документ a="${'я'.repeat(300_000)}"/>`), 'ошибка XML'],
    ['<?xml version="1.0" encoding="koi8-r"?><a/>', 'koi8-r'],
  ])('%#: what is none is refused with the place', async (text, said) => {
    const failure = await recordsIn(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExchangeFileBroken);
    expect((failure as ExchangeFileBroken).details['ru']).toContain(said);
  });
  it('bytes that are no UTF-8 are refused, not guessed', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<КоммерческаяИнформация><a>'),
      Buffer.from([0xc0, 0x80]),
      Buffer.alloc(300),
    ]);
    await expect(recordsIn(bytes)).rejects.toThrow(ExchangeFileBroken);
  });
});

describe('values', () => {
  it('numbers keep every kopeck', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (kopecks) => {
        const text = `${kopecks < 0n ? '-' : ''}${String(kopecks).replace('-', '').padStart(3, '0')}`;
        const decimal = `${text.slice(0, -2)}.${text.slice(-2)}`;
        expect(roublesOf(decimal, 'x')).toBe(decimal);
        expect(roublesOf(decimal.replace('.', ','), 'x')).toBe(decimal);
      }),
    );
    expect([roublesOf('1.005', 'x'), quantityOf('12.500000', 'x'), quantityOf('7', 'x')]).toEqual([
      '1.01',
      '12.5',
      '7',
    ]);
    for (const bad of ['', '1e5', 'NaN', '1.2.3', '--1', '12345678901234567890'])
      expect(() => roublesOf(bad, 'x')).toThrow(BrokenRecord);
  });
  it('keys are plain and short whatever the Ид is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1 }), (a, b) => {
        expect(keyOf(a, b)).toMatch(/^[\x21-\x7e]{1,80}$/);
      }),
    );
    expect(keyOf('37#admin#Иван')).not.toBe(keyOf('37#admin#Пётр'));
  });
  it('days are of the clock of the base', () => {
    expect(instantOf('2026-11-20', '14:05:10', 'Europe/Moscow', 'x')).toEqual(new Date('2026-11-20T11:05:10Z'));
    expect(instantOf('20.11.2026 1:02:03', null, 'Asia/Vladivostok', 'x')).toEqual(new Date('2026-11-19T15:02:03Z'));
    for (const bad of ['2026-02-30', '2026-13-01', 'вчера', '0001-01-01'])
      expect(() => instantOf(bad, null, 'Europe/Moscow', 'x')).toThrow(BrokenRecord);
  });
});

it('an order of ours is a document that we would understand ourselves, whatever is written in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), async (name) => {
      const order = {
        ...{ key: '0190a000-0000-7000-8000-00000000ffff', at: new Date('2026-11-23T09:00:00Z'), note: name },
        ...{
          author: 'Анна',
          party: { partyId: 'p', code1c: 'c-1', inn: null, name: 'Ромашка', phone: '1', email: null },
        },
        lines: [{ itemKey: 'i-1', itemCode: null, name: 'Кабель', quantity: '12.5', price: '120.01' }],
      };
      const xml = ordersXml([order], { now: order.at, zone: 'Europe/Moscow' });
      const [record] = await recordsIn(xml);
      const told = record?.what === 'node' ? recordTold(record.node, rules) : null;
      expect(told?.things.find(({ thing }) => thing.kind === 'invoice')?.thing).toMatchObject({
        ...{ key: order.key, total: '1500.13', at: order.at, partyKey: 'c-1' },
        lines: [{ itemKey: 'i-1', quantity: '12.5', sum: '1500.13' }],
      });
    }),
    { numRuns: 50 },
  );
});
