import { UnitOfWork } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { LedgerMirror } from '../../../../application/ports/ledger/ledger-mirror.port.js';
import { OwnBooks } from '../../../../application/ports/ledger/own-books.port.js';
import type {
  LedgerFact,
  LedgerInvoice,
  LedgerPayment,
  LedgerShipment,
} from '../../../../application/ports/ledger.port.js';
import { MatchLedgerParties, WatchLedger } from '../../../../application/use-cases/index.js';
import { type SalesHouse, type Who, aSalesHouse, people } from '../a-sales-house.builder.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 9));
const document = { contractKey: null, authorKey: null, posted: true, marked: false, note: null };
const party = (key: string, name: string, over: object = {}): LedgerFact => ({
  ...{ kind: 'party', key, code: key, name, fullName: null, inn: null, phones: null, email: null, address: null },
  ...{ person: null, marked: false, ...over },
});
const invoice = (key: string, total: string, over: Partial<LedgerInvoice> = {}): LedgerInvoice => ({
  ...{
    ...document,
    kind: 'invoice',
    key,
    number: `000${key.replace(/\D/g, '')}`,
    at: day(10),
    partyKey: 'p1',
    total,
    vat: '0.00',
  },
  ...{ payBy: null, draft: false, warehouseKey: null },
  lines: [{ no: 1, itemKey: 'brick', name: null, quantity: '10', price: '120.00', sum: total, vat: '0.00' }],
  ...over,
});
const payment = (
  key: string,
  amount: string,
  invoiceKey: string | null,
  over: Partial<LedgerPayment> = {},
): LedgerPayment => ({
  ...{
    ...document,
    kind: 'payment',
    key,
    number: key,
    at: day(12),
    partyKey: 'p1',
    means: 'bank',
    direction: 'in',
    amount,
  },
  base: invoiceKey === null ? null : { kind: 'invoice', key: invoiceKey },
  ...over,
});
const shipment = (key: string, invoiceKey: string, total: string): LedgerShipment => ({
  ...{ ...document, kind: 'shipment', key, number: key, at: day(11), partyKey: 'p1', invoiceKey, total, lines: [] },
});

describe.each(testEngines())('invoices over HTTP on %s', (engine) => {
  let house: SalesHouse;
  const tell = async (...facts: LedgerFact[]): Promise<void> => {
    await house.app.get(UnitOfWork).run(() => house.app.get(OwnBooks).write(...facts));
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    await house.app.get(MatchLedgerParties).execute();
  };
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    await tell(
      party('p1', 'Ромашка', { inn: '7707083893', phones: '+7 (495) 123-45-67, 8-916-111-22-33' }),
      party('p2', 'Василёк'),
      { kind: 'author', key: 'a1', login: 'e11', name: 'Анна' },
      { kind: 'author', key: 'a2', login: 'e12', name: 'Борис' },
      { kind: 'item', key: 'brick', code: '77', article: 'M-150', name: 'Кирпич М150', unit: 'шт', marked: false },
      { kind: 'item', key: 'tile', code: '78', article: null, name: 'Плитка', unit: 'м2', marked: false },
      { kind: 'warehouse', key: 'w1', name: 'Основной склад', marked: false },
      { kind: 'stock', key: 'brick/w1', itemKey: 'brick', warehouseKey: 'w1', quantity: '150.5', reserved: '20' },
      { kind: 'price', key: 'brick/1', itemKey: 'brick', type: 'Розничная', price: '120.00', since: '2026-06-01' },
      invoice('n101', '12000.00', { authorKey: 'a1', payBy: '2026-11-20' }),
      invoice('n102', '3600.00', { authorKey: 'a2', partyKey: 'p2', at: day(14) }),
      invoice('n103', '7000.00', { authorKey: 'a1', at: day(15) }),
      invoice('n104', '999.00', { authorKey: 'a1', draft: true }),
      payment('m1', '5000.00', 'n101'),
      payment('m2', '7000.00', null, { at: day(16) }),
      shipment('s1', 'n101', '12000.00'),
      { kind: 'debt', key: 'p1', partyKey: 'p1', contractKey: null, amount: '0.00' },
    );
  });
  afterAll(() => house.close());

  it('lists them by state, number, customer, manager, sum, and in pages', async () => {
    const keys = async (query: string, as: 'head' | 'anna' | 'boris' = 'head'): Promise<string[]> =>
      (await house.get(`invoices?${query}`, as)).body.items.map((i: { invoiceKey: string }) => i.invoiceKey);
    expect(await keys('')).toEqual(['n103', 'n102', 'n101']);
    expect(await keys('state=draft')).toEqual(['n104']);
    expect(await keys('state=unpaid,partly')).toEqual(['n102']);
    expect(await keys('state=not-tied')).toEqual(['n103', 'n101']);
    expect(await keys('text=101')).toEqual(['n101']);
    expect(await keys(`text=${encodeURIComponent('ромаш')}`)).toEqual(['n103', 'n101']);
    expect(await keys('sumFrom=3600&sumTo=7000.00')).toEqual(['n103', 'n102']);
    expect(await keys(`employee=${people.boris.id}`)).toEqual(['n102']);
    expect(await keys('from=2026-11-14T00:00:00Z&to=2026-11-15T00:00:00Z')).toEqual(['n102']);
    const first = await house.get('invoices?limit=2', 'head');
    expect(first.headers['x-feed-seq']).toBeDefined();
    expect(await keys(`limit=2&after=${first.body.next}`)).toEqual(['n101']);
    expect((await house.get('invoices?state=nonsense', 'head')).status).toBe(400);
    expect((await house.get('invoices/totals', 'head')).body).toEqual({
      ...{ invoices: 3, total: '22600.00', have: '5000.00', rest: '17600.00' },
    });
    expect((await house.get('invoices/totals?text=102', 'boris')).body).toMatchObject({ invoices: 1, rest: '3600.00' });
    expect(await keys('', 'anna')).toEqual(['n103', 'n101']);
    expect(await keys('', 'boris')).toEqual(['n102']);
    expect((await house.get('invoices', 'worker')).status).toBe(403);
    expect((await house.get('invoices/n102', 'anna')).status).toBe(404);
  });
  it('shows one with its lines, payments and shares, shipments, and how old that is', async () => {
    const { body } = await house.get('invoices/n101');
    expect(body).toMatchObject({
      ...{
        number: '000101',
        total: '12000.00',
        paid: '5000.00',
        rest: '7000.00',
        shipped: '12000.00',
        state: 'not-tied',
      },
      ...{ party: { name: 'Ромашка' }, employee: { name: 'Анна' }, booksAnsweredAt: house.clock.now().toISOString() },
      lines: [{ name: 'Кирпич М150', unit: 'шт', quantity: '10', price: '120.00' }],
      payments: [{ paymentKey: 'm1', share: '5000.00', tiedBy: 'base' }],
      shipments: [{ shipmentKey: 's1', total: '12000.00', posted: true }],
    });
    expect((await house.get('invoices/none')).status).toBe(404);
  });
  it('says what is awaited by how late it is', async () => {
    const { body } = await house.get('invoices/receivables', 'head');
    expect(body).toMatchObject({
      ...{ today: '2026-11-23', total: '17600.00', notTied: '14000.00', shippedUnpaid: '7000.00', invoices: 3 },
      brackets: { 'not-due': '0.00', '1-7': '7000.00', '8-14': '10600.00', 'over-60': '0.00' },
    });
    expect(body.parties.map((p: { name: string; total: string }) => [p.name, p.total])).toEqual([
      ['Ромашка', '14000.00'],
      ['Василёк', '3600.00'],
    ]);
    expect(
      body.employees.map((e: { employee: { name: string }; total: string }) => [e.employee.name, e.total]),
    ).toEqual([
      ['Анна', '14000.00'],
      ['Борис', '3600.00'],
    ]);
    expect((await house.get('invoices/receivables', 'boris')).body.total).toBe('3600.00');
    for (const [bracket, sum] of Object.entries<string>(body.brackets)) {
      const behind = await house.get(`invoices/totals?state=unpaid,partly,not-tied&bracket=${bracket}`, 'head');
      expect([bracket, behind.body.rest]).toEqual([bracket, sum]);
    }
    expect((await house.get('invoices?state=unpaid,not-tied&bracket=8-14', 'head')).body.items).toHaveLength(2);
    expect((await house.get('invoices/receivables/export', 'anna')).status).toBe(403);
    const csv = await house.get('invoices/receivables/export', 'accountant');
    expect(csv.text.split('\r\n')[1]).toBe(
      'Ромашка;2;"14000,00";"14000,00";"7000,00";"0,00";"7000,00";"7000,00";"0,00";"0,00";"0,00"',
    );
  });
  it('an accountant ties a payment, unties it, and takes it back; the others may not', async () => {
    const untied = async (): Promise<[string, string, string[]][]> =>
      (await house.get('payments/untied', 'accountant')).body.items.map(
        (p: { paymentKey: string; left: string; candidates: { invoiceKey: string; exact: boolean }[] }) => [
          ...[p.paymentKey, p.left],
          p.candidates.map((c) => `${c.invoiceKey}${c.exact ? '!' : ''}`),
        ],
      );
    expect(await untied()).toEqual([['m2', '7000.00', ['n103!', 'n101!']]]);
    const tie = (body: object, as: 'accountant' | 'anna' = 'accountant') =>
      house.ask('POST', 'payments/ties', { as, body });
    expect((await tie({ paymentKey: 'm2', invoiceKey: 'n103' }, 'anna')).status).toBe(403);
    expect((await tie({ paymentKey: 'm2', invoiceKey: 'n103', amount: '7000.01' })).body.code).toBe(
      'sales.tie-beyond-payment',
    );
    expect((await tie({ paymentKey: 'none', invoiceKey: 'n103' })).body.code).toBe('sales.payment-missing');
    expect((await tie({ paymentKey: 'm2', invoiceKey: 'none' })).body.code).toBe('sales.invoice-missing');
    expect((await tie({ paymentKey: 'm2', invoiceKey: 'n103' })).body).toEqual({ amount: '7000.00' });
    expect((await house.get('invoices/n103')).body).toMatchObject({
      ...{ state: 'paid', rest: '0.00', payments: [{ tiedBy: 'person', tiedByEmployee: { name: 'Дина' } }] },
      history: expect.arrayContaining([
        expect.objectContaining({ kind: 'tied', by: { id: people.accountant.id, name: 'Дина' } }),
      ]),
    });
    expect((await house.get('invoices/n101')).body).toMatchObject({ state: 'partly' });
    expect(await untied()).toEqual([]);
    const undo = { paymentKey: 'm2', invoiceKey: 'n103' };
    expect((await house.ask('POST', 'payments/ties/undo', { as: 'accountant', body: undo })).status).toBe(204);
    expect((await house.ask('POST', 'payments/ties/undo', { as: 'accountant', body: undo })).body.code).toBe(
      'sales.tie-missing',
    );
    expect((await house.get('invoices/n103')).body.state).toBe('not-tied');
    const base = { paymentKey: 'm1', invoiceKey: 'n101' };
    expect((await house.ask('POST', 'payments/unties', { as: 'accountant', body: base })).status).toBe(204);
    expect((await house.get('invoices/n101')).body).toMatchObject({ paid: '0.00', payments: [] });
    expect((await house.ask('POST', 'payments/ties/undo', { as: 'accountant', body: base })).status).toBe(204);
    expect((await house.get('invoices/n101')).body).toMatchObject({ paid: '5000.00' });
  });
  it('knows the customer as the books do', async () => {
    const { body } = await house.get('invoices/n101');
    const books = await house.get(`parties/${body.party.id}/books`, 'head');
    expect(books.body).toMatchObject({
      records: [{ code: 'p1', name: 'Ромашка', inn: '7707083893' }],
      ...{ debt: '0.00', awaited: '14000.00', shipments: [{ shipmentKey: 's1', invoiceNumber: '000101' }] },
    });
    expect(books.body.invoices).toHaveLength(2);
    const notHis = await house.get(`parties/${body.party.id}/books`, 'boris');
    expect(notHis.body).toMatchObject({ debts: [], debt: null, awaited: '0.00', invoices: [], shipments: [] });
    expect(notHis.body.records).toHaveLength(1);
    const hers = await house.get(`parties/${body.party.id}/books`);
    expect(hers.body).toMatchObject({ debt: '0.00', shipments: [{ shipmentKey: 's1' }] });
    const card = await house.get(`parties/${body.party.id}`);
    expect(card.body.points.map((p: { kind: string; value: string }) => `${p.kind}:${p.value}`).sort()).toEqual([
      ...['code1c:p1', 'inn:7707083893', 'phone:+74951234567', 'phone:+79161112233'],
    ]);
    expect((await house.get(`parties/${people.anna.id}/books`)).status).toBe(404);
  });
  it('tells the whole story of a customer in one line of time, page by page (SA-18)', async () => {
    const { body } = await house.get('invoices/n101');
    const url = `parties/${body.party.id}/story`;
    const told = async (query: string, as: 'head' | 'boris' = 'head') => (await house.get(`${url}?${query}`, as)).body;
    const whole = (await told('')).items.map((l: { kind: string; id: string }) => `${l.kind} ${l.id}`);
    expect(whole).toEqual(['payment m2', 'invoice n103', 'payment m1', 'shipment s1', 'invoice n101']);
    const paged: string[] = [];
    let after = '';
    do {
      const page = await told(`limit=2${after && `&after=${after}`}`);
      paged.push(...page.items.map((l: { kind: string; id: string }) => `${l.kind} ${l.id}`));
      after = page.next ?? '';
    } while (after);
    expect(paged).toEqual(whole);
    expect((await told('', 'boris')).items).toEqual([]);
    expect((await house.get(`parties/${people.anna.id}/story`, 'head')).status).toBe(404);
    expect((await house.get(`${url}?after=nonsense`, 'head')).status).toBe(400);
  });
  it('finds goods by words, with price and free stock', async () => {
    const find = (text: string) => house.get(`items?text=${encodeURIComponent(text)}`);
    expect((await find('кирпича м150')).body).toMatchObject([
      {
        ...{ itemKey: 'brick', prices: [{ type: 'Розничная', price: '120.00', since: '2026-06-01' }] },
        stock: [{ warehouse: 'Основной склад', quantity: '150.5', reserved: '20', free: '130.5' }],
      },
    ]);
    expect((await find('плит')).body).toMatchObject([{ itemKey: 'tile', stock: [], stockReadAt: null }]);
    expect((await find('бетон')).body).toEqual([]);
    expect((await find(' ')).status).toBe(400);
  });
  it('reads as often for a hundred invoices as for three', async () => {
    const reads = (url: string) => house.readsOf(() => house.get(url, 'head'));
    const urls = [
      'invoices',
      'invoices/totals',
      'invoices/receivables',
      'invoices/n101',
      'payments/untied',
      `items?text=${encodeURIComponent('кирпич')}`,
    ];
    await house.settled();
    const before: number[] = [];
    for (const url of urls) before.push(await reads(url));
    await tell(
      ...Array.from({ length: 100 }, (_, n) => invoice(`x${n}`, '10.00', { partyKey: `p${(n % 2) + 1}`, at: day(1) })),
    );
    await house.settled();
    const after: number[] = [];
    for (const url of urls) after.push(await reads(url));
    expect(after).toEqual(before);
  });
  it('lets the head have them as a table, and says who took it', async () => {
    const csv = await house.get('invoices/export?text=101', 'head');
    expect(csv.text.split('\r\n')[1]).toContain(
      '000101;2026-11-10T09:00:00.000Z;Ромашка;Анна;"12000,00";"5000,00";"7000,00"',
    );
    expect((await house.get('invoices/export', 'anna')).status).toBe(403);
    const [entry] = await house.database.all<{ n: number }>(
      "select count(*) as n from platform_audit where action = 'sales.invoices-exported'",
    );
    expect(Number(entry?.n)).toBe(1);
  });
  it('says how old it is, and reads everything when the head wants it', async () => {
    expect((await house.get('ledger')).body).toMatchObject({
      source: 'native',
      state: 'ok',
      lagSeconds: 0,
      failure: null,
    });
    expect((await house.ask('POST', 'ledger/read', { as: 'anna' })).status).toBe(403);
    expect((await house.ask('POST', 'ledger/read', { as: 'head' })).status).toBe(204);
    expect((await house.get('ledger')).body.wanted).toBe(true);
    house.clock.advance({ seconds: 1 });
    await house.app.get(WatchLedger).execute();
    expect((await house.get('ledger')).body.wanted).toBe(false);
  });
  it('lists what could not be read, in the language of the reader, a page at a time', async () => {
    const why = { ru: 'не читается', en: 'cannot be read' };
    const unread = ['a', 'b', 'c'].map((key) => ({ kind: 'shipment' as const, key: `no-${key}`, why }));
    const mirror = house.app.get(LedgerMirror);
    await house.app.get(UnitOfWork).run(() => mirror.apply([], house.clock.now(), unread));
    const first = await house.get('ledger/aside?limit=2', 'head', { 'accept-language': 'en' });
    expect(first.body.items).toMatchObject([{ kind: 'shipment', key: 'no-c', why: why.en }, { key: 'no-b' }]);
    const rest = await house.get(`ledger/aside?limit=2&after=${first.body.next}`, 'head');
    expect(rest.body).toMatchObject({ items: [{ key: 'no-a', why: why.ru }], next: null });
    expect((await house.get('ledger/aside')).status).toBe(403);
    const gone = unread.map(({ kind, key }) => ({ kind, key, gone: true as const }));
    await house.app.get(UnitOfWork).run(() => mirror.apply(gone, house.clock.now()));
    expect((await house.get('ledger/aside', 'head')).body.items).toEqual([]);
  });
  it('an inquiry is in work when its invoice is issued, and won when it is paid', async () => {
    const { inquiryId } = await house.letter({ from: [{ kind: 'email', value: 'zakaz@buket.ru', name: null }] });
    const at = house.clock.now();
    // Not yet filled in, as people of 1C do: there is nothing to pay, and nothing is won by that.
    await tell(
      party('p9', 'Букет', { email: 'zakaz@buket.ru' }),
      invoice('n900', '0.00', { partyKey: 'p9', authorKey: 'a1', at }),
    );
    await house.settled();
    expect((await house.get(`inquiries/${inquiryId}`)).body.status).toBe('in-work');
    await tell(invoice('n901', '100.00', { partyKey: 'p9', authorKey: 'a1', at }));
    await house.settled();
    expect((await house.get('invoices/n901')).body.inquiry).toMatchObject({ id: inquiryId });
    expect((await house.get(`inquiries/${inquiryId}`)).body).toMatchObject({
      status: 'in-work',
      ownerId: people.anna.id,
    });
    await tell(payment('m901', '100.00', 'n901', { partyKey: 'p9' }));
    await house.settled();
    expect((await house.get(`inquiries/${inquiryId}`)).body.status).toBe('closed-won');
    const history = (await house.get(`inquiries/${inquiryId}/history`)).body.items as { note: string | null }[];
    expect(history.some((h) => h.note?.includes('Все счета оплачены'))).toBe(true);
    expect((await house.ask('PUT', 'invoices/n901/inquiry', { body: { inquiryId: null } })).body).toEqual({
      inquiryId: null,
    });
    expect((await house.ask('DELETE', 'invoices/n901/inquiry')).body).toEqual({ inquiryId });
  });
  it('its inquiry is said by whoever looks after it, or the head; an inquiry of another customer is refused', async () => {
    const at = house.clock.now();
    const from = (value: string, name: string | null) => house.letter({ from: [{ kind: 'email', value, name }] });
    const mine = await from('zakaz@sosna.ru', null);
    const nameless = await from('kto-to@mail.ru', null);
    const others = await from('zakaz@berezka.ru', 'Берёзка');
    await tell(
      party('p10', 'Сосна', { email: 'zakaz@sosna.ru' }),
      invoice('n910', '100.00', { partyKey: 'p10', authorKey: 'a1', at }),
    );
    await house.settled();
    const say = (inquiryId: string | null, as: Who) =>
      house.ask('PUT', 'invoices/n910/inquiry', { as, body: { inquiryId } });
    const takeBack = (as: Who) => house.ask('DELETE', 'invoices/n910/inquiry', { as });
    const notHers = { status: 403, body: { code: 'sales.invoice-not-yours' } };
    for (const as of ['vera', 'accountant'] as const) {
      expect((await house.get('invoices/n910', as)).status).toBe(200);
      expect(await say(null, as)).toMatchObject(notHers);
      expect(await takeBack(as)).toMatchObject(notHers);
    }
    expect((await say(null, 'boris')).status).toBe(404);
    expect((await say(null, 'worker')).status).toBe(403);
    for (const as of ['anna', 'head'] as const) {
      expect(await say(others.inquiryId, as)).toMatchObject({
        status: 409,
        body: {
          code: 'sales.inquiry-of-another-customer',
          detail: expect.stringContaining('другого клиента') as string,
        },
      });
      expect(await say(nameless.inquiryId, as)).toMatchObject({ status: 200, body: { inquiryId: nameless.inquiryId } });
      expect(await takeBack(as)).toMatchObject({ status: 200, body: { inquiryId: mine.inquiryId } });
      expect(await say(mine.inquiryId, as)).toMatchObject({ status: 200, body: { inquiryId: mine.inquiryId } });
    }
    expect((await house.get('invoices/n910')).body.inquiry).toMatchObject({ id: mine.inquiryId });
  });
});
