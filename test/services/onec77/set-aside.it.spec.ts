import { WatchLedger } from '../../../libs/sales/src/application/use-cases/index.js';
import { type SalesHouseOn1c, aSalesHouseOn1c } from './a-sales-house-on-1c.js';

const INVOICE = '  144H   ';
const touched = (id: string): string =>
  `UPDATE _1SJOURN SET VERSTAMP = VERSTAMP + 1 WHERE IDDOC = '${id}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1;`;
const customer = (set: string, id = '    11   '): string =>
  `UPDATE SC210 SET ${set}, VERSTAMP = VERSTAMP + 1 WHERE ID = '${id}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1;`;

let both: SalesHouseOn1c;
let onec: SalesHouseOn1c['onec'];
let house: SalesHouseOn1c['house'];
beforeEach(async () => {
  both = await aSalesHouseOn1c();
  ({ onec, house } = both);
  await reads();
});
afterEach(() => both.close());

const reads = async (): Promise<void> => {
  house.clock.advance({ ms: 60_000 });
  expect(await house.app.get(WatchLedger).execute()).toBe('read');
};
const readsAll = async (): Promise<void> => {
  expect((await house.ask('POST', 'ledger/read', { as: 'head' })).status).toBe(204);
  await reads();
};
const happens = async (sql: string): Promise<void> => {
  onec.run(sql);
  await reads();
};
/** As the head sees it. */
const aside = async (language = 'ru'): Promise<string[]> => {
  const { status, body } = await house.get('ledger/aside', 'head', { 'accept-language': language });
  expect(status).toBe(200);
  return body.items.map((one: { kind: string; key: string; why: string }) => `${one.kind} ${one.key}: ${one.why}`);
};

it('a document that makes no sense is on the list with its number and the reason, until it does', async () => {
  expect(await aside()).toEqual([]);
  await happens(`UPDATE DH310 SET SP3102 = 'X' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
  const [one, ...others] = await aside();
  expect(one).toMatch(/^invoice 144H: Документ\.ЗаявкаПокупателя № \S+: В базе 1С вместо значения «.+» стоит "X/);
  expect(others).toEqual([]);
  expect((await aside('en'))[0]).toMatch(/^invoice 144H: Документ.+: The 1C base has "X/);
  // Read again, whole too, it is there once.
  await readsAll();
  await happens(`UPDATE DH310 SET SP3102 = 'Y' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
  expect(await aside()).toEqual([expect.stringContaining('стоит "Y')]);
  await happens(`UPDATE DH310 SET SP3102 = '    11   ' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`);
  expect(await aside()).toEqual([]);
});
it('so is one that was never well, until it is deleted', async () => {
  await happens(
    `UPDATE _1SJOURN SET DATE_TIME_IDDOC = '2024060963ZZ!C  144H   ' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)}`,
  );
  expect(await aside()).toEqual([expect.stringContaining('invoice 144H: ')]);
  await happens(
    `DELETE FROM _1SJOURN WHERE IDDOC = '${INVOICE}'; DELETE FROM DH310 WHERE IDDOC = '${INVOICE}'; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1;`,
  );
  await readsAll();
  expect(await aside()).toEqual([]);
});
it('a line that makes no sense is named, and the rest of the document is read', async () => {
  await happens(`UPDATE DT310 SET SP3107 = 'X' WHERE IDDOC = '${INVOICE}' AND LINENO_ = 1; ${touched(INVOICE)}`);
  expect(await aside()).toEqual([expect.stringMatching(/^invoice 144H: .+, строка 1: /)]);
  expect((await house.get('invoices/144H', 'head')).status).toBe(200);
  await happens(
    `UPDATE DT310 SET SP3107 = '    25   ' WHERE IDDOC = '${INVOICE}' AND LINENO_ = 1; ${touched(INVOICE)}`,
  );
  expect(await aside()).toEqual([]);
});
it('a customer, a movement and an element of no id', async () => {
  await happens(
    `INSERT SC210 (ID, PARENTID, CODE, DESCR, ISFOLDER, ISMARK, VERSTAMP, SP2101, SP2102, SP2103, SP2104) VALUES ('X9','     1   ','00001303','Кривой',2,0,1,'   0     0   ','     0   ','','');
     UPDATE RA420 SET SP4204 = 'X' WHERE IDDOC = '  144L   '; ${touched('  144L   ')} ${customer("SP2101 = 'X'")}`,
  );
  await readsAll();
  expect((await aside()).sort()).toEqual([
    expect.stringMatching(/^party 11: /),
    expect.stringMatching(/^party \?X9: /),
    expect.stringMatching(/^shipment 144L: /),
  ]);
  await happens(
    `DELETE FROM SC210 WHERE ID = 'X9'; UPDATE RA420 SET SP4204 = '  8W  144L   ' WHERE IDDOC = '  144L   '; ${touched('  144L   ')} ${customer("SP2101 = '   0     0   '")}`,
  );
  await readsAll();
  expect(await aside()).toEqual([]);
});
it('only who may have the books read sees it, a page at a time', async () => {
  await happens(
    `UPDATE DH310 SET SP3102 = 'X' WHERE IDDOC = '${INVOICE}'; ${touched(INVOICE)} ${customer("SP2101 = 'X'")}`,
  );
  expect((await house.get('ledger/aside', 'anna')).status).toBe(403);
  const first = await house.get('ledger/aside?limit=1', 'head');
  const second = await house.get(`ledger/aside?limit=1&after=${first.body.next}`, 'head');
  const seen = [...first.body.items, ...second.body.items].map((one: { kind: string }) => one.kind);
  expect(seen.sort()).toEqual(['invoice', 'party']);
  expect(second.body.next).toBeNull();
  expect((await house.get('ledger/aside?after=x', 'head')).status).toBe(400);
});
