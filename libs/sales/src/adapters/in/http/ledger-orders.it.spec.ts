import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { ReaderHealth, Tables } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type SalesHouse, aSalesHouse, aStranger } from './a-sales-house.builder.js';
import { FollowLedgerOrders, WatchLedger } from '../../../application/use-cases/index.js';

const cp1251 = (text: string): Buffer => {
  const table = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  return Buffer.from(Array.from(text, (sign) => table.indexOf(sign)));
};
const order = (inquiryId: string, over: object = {}) => ({
  ...{ orderId: newId(), inquiryId, note: 'Самовывоз' },
  lines: [{ itemCode: '00000077', name: 'Кабель ВВГ', quantity: '12.5', price: '120.00' }],
  ...over,
});

describe.each(testEngines())('orders to 1C on %s', (engine) => {
  let house: SalesHouse;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orders-'));
    house = await aSalesHouse(engine, { orderExchange: { folder } });
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });
  const open = async (): Promise<string> => (await house.letter({ ...aStranger(), threadKey: newId() })).inquiryId;
  const give = (body: object, as: 'anna' | 'boris' | 'head' | 'accountant' | 'worker' = 'anna') =>
    house.ask('POST', 'orders-to-1c', { as, body });

  it('lie in the folder, are answered by 1C, and the list says what became of them', async () => {
    expect((await house.get('ledger')).body).toMatchObject({ takesOrders: true });
    const inquiryId = await open();
    const given = order(inquiryId);
    expect((await give(given)).body).toEqual({ orderId: given.orderId });
    expect((await give(given)).status).toBe(200);
    expect((await give({ ...given, note: 'Доставка' })).body.code).toBe('sales.ledger-order-key-taken');
    const path = join(folder, 'orders', `${given.orderId}.txt`);
    await eventually(async () => (await readdir(join(folder, 'orders')).catch(() => [])).length === 1);
    expect(new TextDecoder('windows-1251').decode(await readFile(path))).toContain(
      'Строка\t00000077\t\tКабель ВВГ\t12.5\t120.00',
    );
    await house.settled();
    const listed = async () => (await house.get(`orders-to-1c?inquiryId=${inquiryId}`)).body.items;
    expect(await listed()).toMatchObject([
      { orderId: given.orderId, state: 'waiting', putAt: house.clock.now().toISOString(), by: { name: 'Анна' } },
    ]);
    const answer = ['Формат\t1', `Ключ\t${given.orderId}`, 'Состояние\tвыполнен', 'Номер\t0000000105', 'Конец'].join(
      '\r\n',
    );
    await writeFile(join(folder, 'answers', `${given.orderId}.txt`), cp1251(answer));
    await house.app.get(FollowLedgerOrders).execute();
    expect(await listed()).toMatchObject([{ state: 'done', invoiceNumber: '0000000105', note: 'Самовывоз' }]);
    expect(await readdir(join(folder, 'orders'))).toEqual([]);
  });
  it('are tied to the invoice that bears their key, once, though the books are read before the answer', async () => {
    const inquiryId = await open();
    const { party } = (await house.get(`inquiries/${inquiryId}`)).body;
    const given = order(inquiryId);
    await give(given);
    const lines = [{ itemKey: null, name: 'Кабель ВВГ', quantity: '12.5', price: '120.00' }];
    const write = async (note: string) =>
      (
        await house.ask('POST', 'book/invoices', {
          body: { partyId: party.id, vatRate: '22', payBy: null, draft: false, note, lines },
        })
      ).body;
    const [made, copy] = [await write(`${given.orderId} Самовывоз`), await write(`${given.orderId} Самовывоз`)];
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    const listed = async () => (await house.get(`orders-to-1c?inquiryId=${inquiryId}`)).body.items;
    const done = { state: 'done', invoiceNumber: made.number, invoiceKey: made.invoiceKey, invoiceState: 'unpaid' };
    expect(await listed()).toMatchObject([done]);
    const answer = ['Формат\t1', `Ключ\t${given.orderId}`, 'Состояние\tвыполнен', `Номер\t${made.number}`, 'Конец'];
    await eventually(async () => (await readdir(join(folder, 'orders'))).includes(`${given.orderId}.txt`));
    await writeFile(join(folder, 'answers', `${given.orderId}.txt`), cp1251(answer.join('\r\n')));
    await house.app.get(FollowLedgerOrders).execute();
    expect(await listed()).toMatchObject([done]);
    const card = async (key: string) => (await house.get(`invoices/${key}`)).body;
    expect(await card(made.invoiceKey)).toMatchObject({
      inquiry: { id: inquiryId },
      order: { orderId: given.orderId, by: { name: 'Анна' } },
    });
    expect((await card(copy.invoiceKey)).order).toBeNull();
    await house.settled();
    const told = await house.app
      .get(Tables)
      .all<{ payload: string }>("select payload from platform_event where name = 'sales.order-accepted.v1'");
    expect(told.filter(({ payload }) => payload.includes(given.orderId))).toHaveLength(1);
  });
  it('an answer to none of them is named on the health page, in Russian', async () => {
    const key = newId();
    const answer = ['Формат\t1', `Ключ\t${key}`, 'Состояние\tвыполнен', 'Номер\t1', 'Конец'].join('\r\n');
    const path = join(folder, 'answers', `${key}.txt`);
    await writeFile(path, cp1251(answer));
    await house.app.get(FollowLedgerOrders).execute();
    const [report] = house.app
      .get(ReaderHealth)
      .all()
      .filter(({ reader }) => reader === 'sales.orders-to-1c');
    expect(report).toMatchObject({ state: 'failed', note: `${key}: Такого заказа в 1С не отправляли.` });
    await rm(path);
  });
  it('have one key however its letters are written', async () => {
    const given = order(await open());
    const loud = { ...given, orderId: given.orderId.toUpperCase() };
    expect((await give(loud)).body).toEqual({ orderId: given.orderId });
    expect((await give(given)).body).toEqual({ orderId: given.orderId });
    await eventually(async () => (await readdir(join(folder, 'orders'))).includes(`${given.orderId}.txt`));
  });
  it('are not taken by an invoice of another customer whose note begins with their key', async () => {
    const inquiryOf = async (name: string): Promise<{ inquiryId: string; partyId: string }> => {
      const from = [{ kind: 'email' as const, value: `${newId()}@example.ru`, name }];
      const { inquiryId } = await house.letter({ from, threadKey: newId() });
      return { inquiryId, partyId: (await house.get(`inquiries/${inquiryId}`)).body.party.id };
    };
    const [ours, others] = [await inquiryOf('Сосна'), await inquiryOf('Берёзка')];
    const given = order(ours.inquiryId);
    await give(given);
    const lines = [{ itemKey: null, name: 'Кабель ВВГ', quantity: '1', price: '1.00' }];
    const write = async (partyId: string, as: 'anna' | 'boris') =>
      (
        await house.ask('POST', 'book/invoices', {
          body: { partyId, vatRate: '22', payBy: null, draft: false, note: `${given.orderId} чужой`, lines },
          as,
        })
      ).body;
    const listed = async () => (await house.get(`orders-to-1c?inquiryId=${ours.inquiryId}`)).body.items;
    const foreign = await write(others.partyId, 'boris');
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    expect(await listed()).toMatchObject([{ state: 'waiting', invoiceKey: null }]);
    expect((await house.get(`invoices/${foreign.invoiceKey}`, 'head')).body.inquiry?.id).not.toBe(ours.inquiryId);
    const own = await write(ours.partyId, 'anna');
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    expect(await listed()).toMatchObject([{ state: 'done', invoiceKey: own.invoiceKey }]);
  });
  it('whose invoice was deleted are tied to the one that took its place, by those who work on the inquiry', async () => {
    const one = await open();
    const { party } = (await house.get(`inquiries/${one}`)).body;
    const [given, other] = [order(one), order(one)];
    for (const each of [given, other]) await give(each);
    const lines = [{ itemKey: null, name: 'Кабель ВВГ', quantity: '1', price: '10.00' }];
    const write = async (note: string): Promise<{ invoiceKey: string; number: string }> => {
      const body = { partyId: party.id, vatRate: '22', payBy: null, draft: false, note, lines };
      return (await house.ask('POST', 'book/invoices', { body })).body;
    };
    const [first, ofOther, fresh] = [await write(given.orderId), await write(other.orderId), await write('взамен')];
    const tie = async (orderId: string, invoiceKey: string, as: 'anna' | 'boris' | 'worker' = 'anna') => {
      const { status, body } = await house.ask('PUT', `orders-to-1c/${orderId}/invoice`, { as, body: { invoiceKey } });
      return status === 200 ? body : [status, body.code];
    };
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    expect(await tie(given.orderId, fresh.invoiceKey)).toEqual([409, 'sales.ledger-order-invoice-stands']);
    await house.ask('POST', `book/invoices/${first.invoiceKey}/void`, { body: { isVoid: true } });
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    const listed = async () =>
      (await house.get(`orders-to-1c?inquiryId=${one}`)).body.items.find(
        ({ orderId }: { orderId: string }) => orderId === given.orderId,
      );
    expect(await listed()).toMatchObject({ state: 'done', invoiceKey: first.invoiceKey, invoiceState: 'void' });
    expect(await tie(given.orderId, first.invoiceKey)).toMatchObject({ invoiceState: 'void' });
    expect(await tie(given.orderId, ofOther.invoiceKey)).toEqual([409, 'sales.invoice-unfit-for-order']);
    expect(await tie(newId(), fresh.invoiceKey)).toEqual([404, 'sales.ledger-order-missing']);
    expect(await tie(given.orderId, 'nichts')).toEqual([404, 'sales.invoice-missing']);
    expect(await tie(given.orderId, fresh.invoiceKey, 'worker')).toEqual([403, 'platform.forbidden']);
    // He may not see it at all.
    expect(await tie(given.orderId, fresh.invoiceKey, 'boris')).toEqual([404, 'sales.invoice-missing']);
    const tied = { state: 'done', invoiceKey: fresh.invoiceKey, invoiceNumber: fresh.number, invoiceState: 'unpaid' };
    expect(await tie(given.orderId.toUpperCase(), fresh.invoiceKey)).toMatchObject(tied);
    expect(await listed()).toMatchObject(tied);
    expect((await house.get(`invoices/${fresh.invoiceKey}`)).body).toMatchObject({
      ...{ inquiry: { id: one }, order: { orderId: given.orderId } },
    });
    expect((await house.get(`invoices/${first.invoiceKey}`)).body.order).toBeNull();
  });
  it('are given by those who work on the inquiry', async () => {
    const inquiryId = await open();
    expect((await house.ask('POST', `inquiries/${inquiryId}/take`, { as: 'boris', body: {} })).status).toBe(200);
    expect((await give(order(inquiryId))).status).toBe(403);
    expect((await give(order(inquiryId), 'accountant')).status).toBe(403);
    expect((await house.get('orders-to-1c', 'worker')).status).toBe(403);
    expect((await give(order(inquiryId), 'boris')).status).toBe(200);
    expect((await give(order(inquiryId), 'head')).status).toBe(200);
  });
  it.each([
    { lines: [] },
    { lines: [{ name: 'Кабель', quantity: '0' }] },
    { lines: [{ name: 'Кабель', quantity: '1,5' }] },
    { lines: [{ name: 'Кабель', quantity: '1', price: '1.234' }] },
    { lines: [{ name: '', quantity: '1' }] },
    { orderId: '../../etc/passwd' },
  ])('%j is refused', async (over) => expect((await give(order(await open(), over))).status).toBe(400));
  it('of an unknown inquiry are refused', async () => {
    expect((await give(order(newId()))).body.code).toBe('sales.inquiry-missing');
  });
  it('come by pages in a constant number of reads', async () => {
    const inquiryId = await open();
    for (let i = 0; i < 5; i++) await give(order(inquiryId));
    // Else the work of putting them would be counted too.
    await eventually(async () =>
      (await house.get(`orders-to-1c?inquiryId=${inquiryId}`)).body.items.every((one: { putAt: unknown }) => one.putAt),
    );
    await house.settled();
    const [first, more] = await Promise.all([
      house.get(`orders-to-1c?inquiryId=${inquiryId}&limit=3`),
      house.get(`orders-to-1c?inquiryId=${inquiryId}&state=waiting`),
    ]);
    const second = await house.get(`orders-to-1c?inquiryId=${inquiryId}&limit=3&after=${first.body.next}`);
    const ids = (page: { items: { orderId: string }[] }) => page.items.map(({ orderId }) => orderId);
    expect([...ids(first.body), ...ids(second.body)]).toEqual(ids(more.body));
    expect(more.body.items).toHaveLength(5);
    expect(await house.readsOf(() => house.get(`orders-to-1c?inquiryId=${inquiryId}`))).toBe(1);
  });
});

it('without an exchange orders are refused at once', async () => {
  const house = await aSalesHouse('sqlite');
  const { inquiryId } = await house.letter({ ...aStranger(), threadKey: newId() });
  expect((await house.get('ledger')).body).toMatchObject({ takesOrders: false });
  const answer = await house.ask('POST', 'orders-to-1c', { body: order(inquiryId) });
  expect([answer.status, answer.body.code]).toEqual([409, 'sales.order-exchange-off']);
  await house.close();
});
