import { UnitOfWork } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { OwnBooks } from '../../../../application/ports/ledger/own-books.port.js';
import type { LedgerFact, LedgerInvoice, LedgerPayment } from '../../../../application/ports/ledger.port.js';
import { MatchBankLines, MatchLedgerParties, WatchLedger } from '../../../../application/use-cases/index.js';
import { type Answer, type SalesHouse, type Who, aSalesHouse, people } from '../a-sales-house.builder.js';
import {
  type GivenDocument,
  inDos,
  inWindows1251,
  statementText,
} from '../../../../application/bank/a-statement.builder.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 9));
const document = { contractKey: null, authorKey: null, posted: true, marked: false, note: null };
const party = (key: string, name: string, inn: string): LedgerFact => ({
  ...{ kind: 'party', key, code: key, name, fullName: null, inn, phones: null, email: null, address: null },
  ...{ person: null, marked: false },
});
const invoice = (key: string, total: string, over: Partial<LedgerInvoice> = {}): LedgerInvoice => ({
  ...{ ...document, kind: 'invoice', key, number: `0000000${key.slice(1)}`, at: day(10), partyKey: 'p1', total },
  ...{ vat: '0.00', payBy: null, draft: false, warehouseKey: null, lines: [], ...over },
});
const payment = (key: string, amount: string, over: Partial<LedgerPayment> = {}): LedgerPayment => ({
  ...{ ...document, kind: 'payment', key, number: key, at: day(20), partyKey: 'p1', means: 'bank', direction: 'in' },
  ...{ amount, base: null, ...over },
});
const BOUND = 'bank-bound';
const form = (content: Buffer, name = 'kl_to_1c.txt'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUND}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${BOUND}--\r\n`),
  ]);

describe.each(testEngines())('lines of the bank over HTTP on %s', (engine) => {
  let house: SalesHouse;
  const tell = async (...facts: LedgerFact[]): Promise<void> => {
    await house.app.get(UnitOfWork).run(() => house.app.get(OwnBooks).write(...facts));
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    await house.app.get(MatchLedgerParties).execute();
  };
  const later = async (minutes = 6): Promise<void> => {
    house.clock.advance({ minutes });
    await house.app.get(MatchBankLines).execute();
  };
  const upload = async (content: Buffer | string, as: Who = 'accountant'): Promise<Answer> => {
    const reply = await house.app.inject({
      ...{ method: 'POST', url: '/api/sales/bank-lines/import' },
      headers: { authorization: `Bearer ${as}`, 'content-type': `multipart/form-data; boundary=${BOUND}` },
      payload: form(typeof content === 'string' ? inWindows1251(content) : content),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.payload), text: reply.payload, headers: reply.headers };
  };
  const bring = (...documents: GivenDocument[]): Promise<Answer> => upload([...statementText(documents)].join(''));
  type Line = { lineId: string; state: string; number: string; shares: object[]; candidates: { number: string }[] };
  const lines = async (query = ''): Promise<Line[]> =>
    (await house.get(`bank-lines?${query}`, 'accountant')).body.items as Line[];
  const line = async (number: string): Promise<Line> => {
    const found = (await lines()).find((l) => l.number === number);
    if (!found) throw new Error(`no line ${number}`);
    return found;
  };
  const act = (lineId: string, what: string, body: object = {}, as: Who = 'accountant') =>
    house.ask('POST', `bank-lines/${lineId}/${what}`, { as, body });

  beforeAll(async () => {
    house = await aSalesHouse(engine);
    await tell(
      party('p1', 'Ромашка', '7707083893'),
      party('p2', 'Василёк', '7728168971'),
      invoice('n101', '12000.00'),
      invoice('n102', '3600.00'),
      invoice('n103', '500.00'),
      invoice('n104', '500.00'),
      invoice('n105', '900.00', { partyKey: 'p2' }),
    );
  });
  afterAll(() => house.close());

  it('takes a file, in any encoding of the banks; the same lines again change nothing', async () => {
    const documents: GivenDocument[] = [
      { number: '1', sum: '12000.00', purpose: 'Оплата по счету № 101 от 10.11.2026 в т.ч. НДС' },
      { number: '2', sum: '500.00', purpose: 'за кирпич' },
      { number: '3', sum: '900.00', purpose: 'счет 105' },
    ];
    const text = [...statementText(documents)].join('');
    expect((await upload(text, 'anna')).status).toBe(403);
    expect(await upload(text)).toMatchObject({ status: 201, body: { added: 3, known: 0, others: 0 } });
    for (const again of [inWindows1251(text), inDos(text), Buffer.from(text), Buffer.from(`\uFEFF${text}`)])
      expect((await upload(again)).body).toMatchObject({ added: 0, known: 3 });
    expect((await lines()).map((l) => l.number).sort()).toEqual(['1', '2', '3']);
  });
  it('says what is wrong with a file and where, and keeps nothing of it', async () => {
    const good = [...statementText([{ number: '77', sum: '1.00', purpose: 'x' }])].join('');
    const broken = async (content: Buffer | string): Promise<unknown> => {
      const { status, body } = await upload(content);
      expect(status).toBe(422);
      return body.detail;
    };
    expect(await broken(good.replace('Сумма=1.00', 'Сумма=много'))).toBe(
      'Выписку прочитать не удалось. Строка 8 (Сумма): сумма записана неверно.',
    );
    expect(await broken(good.replace('КонецФайла', ''))).toContain('файл обрывается');
    expect(await broken('<html></html>')).toContain('это не выписка');
    expect(await broken(Buffer.alloc(100_000, 0xff))).toContain('это не выписка');
    expect(await broken(good.replace('=x', `=${'x'.repeat(30_000)}`))).toContain('слишком длинная строка');
    expect((await house.ask('POST', 'bank-lines/import', { as: 'accountant', body: {} })).status).toBe(422);
    expect((await lines()).some((l) => l.number === '77')).toBe(false);
    const kept = await house.database.all<{ fault: string | null }>('select fault from sales_bank_import order by id');
    expect(kept.map((k) => k.fault !== null)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
  it('decides what is sure, and asks for the rest with candidates; what is decided waits for the books', async () => {
    await later();
    expect(await line('1')).toMatchObject({ state: 'waiting', decidedBy: 'rule', shares: [{ amount: '12000.00' }] });
    expect((await house.get('invoices/n101', 'accountant')).body).toMatchObject({ state: 'unpaid', paid: '0.00' });
    const asked = await line('2');
    expect(asked).toMatchObject({ state: 'open', proposal: [], shares: [] });
    expect(asked.candidates.slice(0, 2)).toEqual([
      expect.objectContaining({
        score: 50,
        because: ['плательщик тот же', 'сумма равна остатку'],
        partyName: 'Ромашка',
      }),
      expect.objectContaining({ score: 50 }),
    ]);
    expect(asked.candidates.map((c) => c.number)).not.toContain('0000000101');
    // Another customer's invoice, whatever its number.
    expect((await line('3')).candidates[0]).toMatchObject({
      ...{ number: '0000000105', partyName: 'Василёк', reasons: ['number', 'other-payer', 'sum'] },
    });
    expect((await lines('state=open')).map((l) => l.number).sort()).toEqual(['2', '3']);
  });
  it('lays it when the payment stands in the books, and takes it back when that goes', async () => {
    await tell(payment('m1', '12000.00', { number: '0000301' }));
    await later();
    expect(await line('1')).toMatchObject({ state: 'tied', paymentKey: 'm1', party: { name: 'Ромашка' } });
    expect((await house.get('invoices/n101', 'accountant')).body).toMatchObject({
      ...{ state: 'paid', payments: [{ paymentKey: 'm1', tiedBy: 'line', share: '12000.00' }] },
    });
    await tell({ kind: 'payment', key: 'm1', gone: true });
    await later(6 * 60 + 1);
    expect(await line('1')).toMatchObject({ state: 'waiting', paymentKey: null });
    await tell(payment('m1b', '12000.00', { at: day(21) }));
    await later();
    expect(await line('1')).toMatchObject({ state: 'tied', paymentKey: 'm1b' });
  });
  it('an accountant decides, undoes, sets aside; the others may not, and nothing is given twice', async () => {
    const { lineId } = await line('2');
    const share = (invoiceKey: string, amount: string) => ({ shares: [{ invoiceKey, amount }] });
    expect((await act(lineId, 'decision', share('n103', '500.00'), 'anna')).status).toBe(403);
    expect((await act(lineId, 'decision', share('n103', '500.01'))).body.code).toBe('sales.bank-split-invalid');
    expect((await act(lineId, 'decision', share('none', '1'))).body.code).toBe('sales.invoice-missing');
    expect((await act(lineId, 'decision', { shares: [] })).status).toBe(400);
    const split = { shares: [share('n103', '300.00'), share('n104', '200')].flatMap((s) => s.shares) };
    expect((await act(lineId, 'decision', split)).status).toBe(204);
    expect((await act(lineId, 'decision', split)).body.code).toBe('sales.bank-line-decided');
    await tell(payment('m2', '500.00'));
    await later();
    expect(await line('2')).toMatchObject({ state: 'tied', decidedByEmployee: { id: people.accountant.id } });
    expect((await house.get('invoices/n104', 'accountant')).body).toMatchObject({ state: 'partly', paid: '200.00' });
    expect((await act(lineId, 'undo')).status).toBe(204);
    expect((await house.get('invoices/n104', 'accountant')).body.paid).toBe('0.00');
    expect((await act(lineId, 'undo')).body.code).toBe('sales.bank-line-undecided');
    expect((await act(lineId, 'aside', { note: 'возврат займа' })).status).toBe(204);
    await later();
    expect(await line('2')).toMatchObject({ state: 'not-customers', note: 'возврат займа' });
    expect((await act(lineId, 'undo')).status).toBe(204);
    expect((await house.get(`bank-lines/${lineId}`, 'accountant')).body).toMatchObject({
      state: 'open',
      left: '500.00',
    });
    expect((await act('0199d3a1-7c1e-7000-8000-0242ac129999', 'undo')).status).toBe(404);
  });
  it('sees that a person took back elsewhere what it had laid, and does not lay it again', async () => {
    const { lineId } = await line('1');
    const tie = { paymentKey: 'm1b', invoiceKey: 'n101' };
    expect((await house.ask('POST', 'payments/ties/undo', { as: 'accountant', body: tie })).status).toBe(204);
    await later(6 * 60 + 1);
    await later();
    expect((await house.get(`bank-lines/${lineId}`, 'accountant')).body).toMatchObject({
      ...{ state: 'open', decidedBy: null, proposal: [{ invoiceKey: 'n101', amount: '12000.00' }] },
    });
    expect((await act(lineId, 'decision', { shares: [{ invoiceKey: 'n101', amount: '12000.00' }] })).status).toBe(204);
    expect(await line('1')).toMatchObject({ state: 'tied' });
  });
  it('payments of the books that only say in words what they are for go the same way, and are one with the line of the bank', async () => {
    await tell(
      payment('m3', '3600.00', { number: '55', note: 'Оплата по счету 102' }),
      payment('m4', '70.00', { note: 'за доставку' }),
      payment('m5', '500.00', { base: { kind: 'invoice', key: 'n104' }, note: 'счет 104' }),
    );
    await later();
    expect(await line('55')).toMatchObject({ state: 'tied', origin: 'books', shares: [{ invoiceKey: 'n102' }] });
    expect(await line('m4')).toMatchObject({ state: 'open', origin: 'books', left: '70.00' });
    expect((await lines()).some((l) => l.number === 'm5')).toBe(false);
    await bring(
      { number: '5', sum: '3600.00', purpose: 'Оплата по счету 102' },
      { number: '6', sum: '500.00', purpose: 'сч.104' },
    );
    await later();
    expect(await line('5')).toMatchObject({ state: 'tied', origin: 'file', paymentKey: 'm3' });
    expect((await lines()).some((l) => l.number === '55')).toBe(false);
    expect((await house.get('invoices/n102', 'accountant')).body).toMatchObject({ state: 'paid', paid: '3600.00' });
    expect(await line('6')).toMatchObject({ state: 'covered', paymentKey: 'm5', shares: [] });
  });
  it('pages, exports, and asks as much for a hundred lines as for ten', async () => {
    const many = (from: number, count: number): GivenDocument[] =>
      Array.from({ length: count }, (_, n) => ({
        number: `${from + n}`,
        sum: `${7000 + n}.00`,
        purpose: `счет ${from + n}`,
      }));
    await bring(...many(1000, 12));
    // What subscribers and jobs read meanwhile would be counted too.
    const reads = async (limit: number): Promise<number> => {
      await house.settled();
      return house.readsOf(() => house.get(`bank-lines?state=open&limit=${limit}`, 'accountant'));
    };
    const few = await reads(10);
    await bring(...many(2000, 100));
    expect(await reads(100)).toBeLessThanOrEqual(few);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body }: Answer = await house.get(`bank-lines?limit=40${next ? `&after=${next}` : ''}`, 'accountant');
      seen.push(...body.items.map((l: Line) => l.lineId));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(112);
    const { text, headers } = await house.get('bank-lines/export?state=tied', 'accountant');
    expect(headers['content-type']).toContain('text/csv');
    expect(text.split('\r\n').length).toBe((await lines('state=tied&limit=100')).length + 2);
    expect(text).toContain('разнесена');
    expect((await house.get('bank-lines/export', 'anna')).status).toBe(403);
    expect((await house.get('bank-lines', 'anna')).status).toBe(403);
    expect((await house.get('bank-lines?after=x', 'accountant')).status).toBe(400);
    expect((await house.get('bank-lines?state=nonsense', 'accountant')).status).toBe(400);
  });
  it('shows money again at the next look when a person unties it elsewhere, and says that lines came', async () => {
    await tell(invoice('n301', '310.00'), payment('u1', '310.00', { note: 'за доску' }));
    const tie = { paymentKey: 'u1', invoiceKey: 'n301' };
    const feed = async (): Promise<number> => {
      const rows = await house.database.all<{ n: number }>(
        "select count(*) as n from platform_feed where kind = 'bank-lines-added'",
      );
      return Number(rows[0]?.n);
    };
    const before = await feed();
    await later(0.5);
    expect(await feed()).toBe(before + 1);
    expect((await line('u1')).state).toBe('open');
    await house.ask('POST', 'payments/ties', { as: 'accountant', body: tie });
    await later();
    expect((await line('u1')).state).toBe('covered');
    await house.ask('POST', 'payments/ties/undo', { as: 'accountant', body: tie });
    await later(0.5);
    expect((await line('u1')).state).toBe('open');
    await tell(invoice('n302', '320.00'), payment('u2', '320.00', { note: 'счет 302' }));
    await later(0.5);
    expect((await line('u2')).state).toBe('tied');
    const not = { paymentKey: 'u2', invoiceKey: 'n302' };
    expect((await house.ask('POST', 'payments/unties', { as: 'accountant', body: not })).status).toBe(204);
    await later(0.5);
    expect((await line('u2')).state).toBe('open');
  });
  it('several look at the same lines at the same moment: each is laid once, and none is taken for undone', async () => {
    const numbers = Array.from({ length: 12 }, (_, n) => 600 + n);
    await tell(...numbers.map((n) => invoice(`n${n}`, `${n}.00`)), ...numbers.map((n) => payment(`w${n}`, `${n}.00`)));
    await bring(...numbers.map((n) => ({ number: `w${n}`, sum: `${n}.00`, purpose: `счет ${n}` })));
    await Promise.all([1, 2, 3].map(() => house.app.get(MatchBankLines).execute()));
    house.clock.advance({ hours: 7 });
    await Promise.all([1, 2, 3].map(() => house.app.get(MatchBankLines).execute()));
    const found = (await lines('state=tied,open,waiting,covered&limit=100')).filter((l) => l.number.startsWith('w'));
    expect(found.map((l) => l.state)).toEqual(numbers.map(() => 'tied'));
    const paid = await house.database.all<{ n: number }>(
      "select count(*) as n from sales_invoice where id between 'n600' and 'n611' and paid = total",
    );
    expect(Number(paid[0]?.n)).toBe(12);
  });
});
