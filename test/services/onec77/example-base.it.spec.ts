import { Money } from '@prorab/kernel';
import type { LedgerKind, LedgerThing } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { OnecHouse } from './an-onec-house.js';

/** What the reference says of its example (onec77.md, 8.5), asked of the facts that the adapter brings over the wire. */
let house: OnecHouse;
let facts: LedgerThing[];
beforeAll(async () => {
  house = await OnecHouse.open();
  facts = (await house.read(house.ledger(), 'all')) as LedgerThing[];
});
afterAll(() => house.close());

type Of<K extends LedgerKind> = Extract<LedgerThing, { kind: K }>;
const all = <K extends LedgerKind>(kind: K): Of<K>[] => facts.filter((f): f is Of<K> => f.kind === kind);
const nameOf = (kind: 'party' | 'item' | 'warehouse' | 'author', key: string | null): string | undefined => {
  const found = all(kind).find((f) => f.key === key);
  return found && ('login' in found ? found.login : found.name);
};
const valid = <D extends Of<'invoice' | 'payment' | 'shipment'>>(documents: D[]): D[] =>
  documents.filter((d) => d.posted && !d.marked);

it('a party is found by its phone', () => {
  const found = all('party').filter(
    (p) => !p.marked && (p.phones ?? '').replace(/[^0-9,]/g, '').includes('4951234567'),
  );
  expect(found).toEqual([
    {
      ...{ kind: 'party', key: '11', code: '00000037', name: 'Ромашка', fullName: 'ООО "Ромашка"', inn: '7701234567' },
      ...{ phones: '+7 (495) 123-45-67, 8-916-111-22-33', email: 'zakaz@romashka.example' },
      ...{ address: '101000, Москва, ул. Примерная, 1', person: false, marked: false },
    },
  ]);
  expect(all('party').map((p) => [p.name, p.inn, p.person, p.marked])).toEqual([
    ['Ромашка', '7701234567', false, false],
    ['Васильев И.П.', '770100000001', true, false],
    ['Старый клиент', '7709999999', false, true],
  ]);
});
it('stock: 150, of which 20 are reserved, and 50', () => {
  const shown = all('stock').map((s) => [
    nameOf('warehouse', s.warehouseKey),
    nameOf('item', s.itemKey),
    s.quantity,
    s.reserved,
  ]);
  expect(shown).toEqual([
    ['Основной склад', 'Кабель ВВГ 3х1.5', '150', '20'],
    ['Магазин', 'Розетка двойная', '50', '0'],
  ]);
});
it('stock of a day: totals of the month before, and movements since', async () => {
  const stockAt = async (day: string): Promise<string[]> => {
    const shown: string[] = [];
    for (const item of ['25', '26'])
      for (const s of (await house.ledger().stockAt(item, day)) ?? []) shown.push(`${s.key} ${s.quantity}`);
    return shown;
  };
  expect(await stockAt('2024-06-07')).toEqual(['25/1 150', '26/2 50']);
  expect(await stockAt('2024-06-06')).toEqual(['25/1 300', '26/2 50']);
  expect(await stockAt('2024-05-19')).toEqual([]);
});
it('open invoices: 12000 of which 5000 are paid, and 3600', () => {
  const invoiceOf = (base: Of<'payment'>['base']): string | null =>
    base?.kind === 'shipment'
      ? (all('shipment').find((s) => s.key === base.key)?.invoiceKey ?? null)
      : (base?.key ?? null);
  const paidFor = (key: string): Money =>
    Money.sum(
      valid(all('payment'))
        .filter((p) => invoiceOf(p.base) === key)
        .map((p) => Money.of(p.amount)),
    );
  const open = valid(all('invoice'))
    .filter((i) => !i.draft && Money.of(i.total).compare(paidFor(i.key)) > 0)
    .map((i) => [
      i.key,
      i.number,
      i.at.toISOString(),
      nameOf('party', i.partyKey),
      nameOf('author', i.authorKey),
      i.total,
      String(paidFor(i.key)),
    ]);
  expect(open).toEqual([
    ['144H', '0000000101', '2024-06-03T07:15:30.000Z', 'Ромашка', 'ivanova', '12000.00', '5000.00'],
    ['144I', '0000000102', '2024-06-04T08:00:00.000Z', 'Васильев И.П.', 'petrov', '3600.00', '0.00'],
  ]);
  expect(all('invoice').map((i) => [i.key, i.draft, i.payBy, i.vat])).toEqual([
    ['144H', false, '2024-06-17', '2000.00'],
    ['144I', false, '2024-06-14', '600.00'],
    ['144J', false, null, '0.00'],
    ['144K', true, null, '0.00'],
  ]);
});
it('payments since the tenth', () => {
  const since = new Date('2024-06-09T21:00:00Z');
  const shown = valid(all('payment'))
    .filter((p) => p.at >= since)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((p) => [p.means, p.key, p.number, nameOf('party', p.partyKey), p.base, p.amount, p.direction]);
  expect(shown).toEqual([
    ['cash', '144O', '0000000401', 'Ромашка', { kind: 'shipment', key: '144M' }, '7000.00', 'in'],
    ['bank', '144N', '0000000301', 'Ромашка', { kind: 'invoice', key: '144H' }, '5000.00', 'in'],
  ]);
});
it('debts: 7000, and the movements add up to it', () => {
  expect(all('debt')).toEqual([{ kind: 'debt', key: '15', partyKey: '11', contractKey: '15', amount: '7000.00' }]);
  expect(String(Money.sum(all('settlement').map((s) => Money.of(s.amount))))).toBe('7000.00');
  expect(all('settlement').map((s) => [s.key, s.document.kind, s.against, s.amount])).toEqual([
    ['144L/0/2', 'shipment', { kind: 'shipment', key: '144L' }, '12000.00'],
    ['144M/0/2', 'shipment', { kind: 'shipment', key: '144M' }, '7000.00'],
    ['144N/0/1', 'payment', { kind: 'shipment', key: '144L' }, '-5000.00'],
    ['144O/0/1', 'payment', { kind: 'shipment', key: '144M' }, '-7000.00'],
  ]);
});
it('the price that holds today, and no other', async () => {
  expect(all('price')).toEqual([
    { kind: 'price', key: '2G', itemKey: '25', type: 'Розничная', price: '120.00', since: '2024-06-01' },
  ]);
});
it('children of an invoice: a shipment and a payment', () => {
  expect(
    all('shipment')
      .filter((s) => s.invoiceKey === '144H')
      .map((s) => s.number),
  ).toEqual(['0000000201']);
  expect(
    all('payment')
      .filter((p) => p.base?.key === '144H')
      .map((p) => p.number),
  ).toEqual(['0000000301']);
});
it('lines are those of the document', () => {
  expect(all('invoice')[0]?.lines).toEqual([
    { no: 1, itemKey: '25', name: null, quantity: '100', price: '120.00', sum: '12000.00', vat: '2000.00' },
  ]);
});
it('nothing was unreadable', () => expect(house.warnings).toEqual([]));
