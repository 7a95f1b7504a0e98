import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { type SomeInvoice, keepInvoices } from '../../../out/persistence/funnel/an-invoice.builder.js';
import { type SalesHouse, type Who, aSalesHouse, aStranger, people } from '../a-sales-house.builder.js';

const DAY = 86_400_000;
type Line = { cell: Record<string, string>; labels: string[]; ripe: Figures; unripe: Figures };
type Figures = {
  deals: number;
  received: string;
  stages: { stage: string; reached: number; stopped: number; lost: number }[];
};

describe.each(testEngines())('the funnel over HTTP on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());

  const now = (): Date => house.clock.now();
  const period = 'from=2026-10-26&to=2026-11-23';
  let made = 0;
  const anInvoice = async (over: Partial<SomeInvoice>): Promise<string> => {
    const id = `И-${++made}`;
    await keepInvoices(house.database, [{ id, at: now(), total: 100_00, ...over }]);
    return id;
  };
  const aRequest = async (as: Who | null, daysAgo: number, group: string): Promise<string> => {
    const { inquiryId } = await house.letter(
      { subject: 'Панели', group, ...aStranger(), threadKey: newId() },
      daysAgo * 1440,
    );
    if (as) expect((await house.ask('POST', `inquiries/${inquiryId}/take`, { as, body: {} })).status).toBe(200);
    return inquiryId;
  };
  const funnel = async (query: string, as: Who = 'head') => {
    const { status, body } = await house.get(`funnel?${period}&${query}`, as);
    expect([status, body.code]).toEqual([200, undefined]);
    return body as {
      lines: Line[];
      total: { ripe: Figures; unripe: Figures };
      ripeness: object;
      books: object | null;
      by: string[];
    };
  };
  const deals = async (query: string, as: Who = 'head') => {
    const { status, body } = await house.get(`funnel/deals?${period}&${query}`, as);
    expect([status, body.code]).toEqual([200, undefined]);
    return body.items as { id: string; kind: string; stage: string; number: string; received: string }[];
  };

  it('shows every deal once, by what one likes; each line opens its deals; one sees what one may', async () => {
    const group = 'фасады';
    const paid = await aRequest('anna', 10, group);
    const lost = await aRequest('anna', 10, group);
    await house.ask('POST', `inquiries/${lost}/close`, { body: { outcome: 'lost', reason: 'price' } });
    const others = await aRequest('boris', 3, group);
    await aRequest(null, 3, 'сайт');
    await anInvoice({ inquiryId: paid, employeeId: people.anna.id, paid: 100_00, paidAt: now() });
    await anInvoice({ inquiryId: others, employeeId: people.boris.id, paid: 40_00 });
    await anInvoice({ inquiryId: others, phantomOf: 'И-2' });
    const alone = await anInvoice({ employeeId: people.vera.id, paid: 100_00, paidAt: now(), shipped: 100_00 });
    await anInvoice({ posted: false });

    const { lines, total, ripeness, books, by } = await funnel('by=manager,source');
    expect(by).toEqual(['manager', 'source']);
    expect(ripeness).toEqual({
      days: 30,
      measured: 2,
      known: false,
      before: new Date(now().getTime() - 30 * DAY).toISOString(),
    });
    expect(books).toBeNull();
    expect(total.ripe.deals).toBe(0);
    expect(total.unripe.stages.map(({ reached, stopped, lost: gone }) => [reached, stopped, gone])).toEqual([
      [5, 1, 0],
      [4, 1, 1],
      [3, 0, 0],
      [3, 0, 0],
      [3, 1, 0],
      [2, 1, 0],
      [1, 1, 0],
    ]);
    expect(total.unripe.received).toBe('240.00');
    expect(lines.map(({ cell, labels, unripe }) => [cell, labels, unripe.deals])).toEqual([
      [{ manager: people.anna.id, source: group }, ['Анна', group], 2],
      [{ manager: 'nobody', source: 'сайт' }, ['Ничьи', 'сайт'], 1],
      [{ manager: people.boris.id, source: group }, ['Борис', group], 1],
      [{ manager: people.vera.id, source: 'none' }, ['Вера', 'Источник неизвестен'], 1],
    ]);
    for (const line of lines)
      for (const { stage, reached, stopped } of line.unripe.stages) {
        const cell = new URLSearchParams({ ...line.cell, ripe: 'false' }).toString();
        expect(await deals(`${cell}&reached=${stage}`)).toHaveLength(reached);
        expect(await deals(`${cell}&stoppedAt=${stage}`)).toHaveLength(stopped);
      }
    expect((await deals('channel=none')).map(({ id, kind, stage, received }) => [id, kind, stage, received])).toEqual([
      [alone, 'invoice', 'shipped', '100.00'],
    ]);
    const reasons = (await funnel('by=reason,manager')).lines.filter(({ cell }) => cell.reason !== 'none');
    expect(reasons.map(({ cell, labels, unripe }) => [cell, labels, unripe.stages[1]?.lost])).toEqual([
      [{ reason: 'price', manager: people.anna.id }, ['Дорого', 'Анна'], 1],
    ]);
    expect((await deals('reason=price')).map(({ id }) => id)).toEqual([lost]);
    expect(await deals('reason=none')).toHaveLength(4);
    expect((await deals('outcome=lost')).map(({ id }) => id)).toEqual([lost]);

    const seen = async (as: Who): Promise<number> => (await funnel('by=channel', as)).total.unripe.deals;
    // A manager sees his branch, which is where the company's requests without one are not; a seller his own.
    expect([await seen('head'), await seen('accountant'), await seen('anna'), await seen('vera')]).toEqual([
      5, 5, 4, 1,
    ]);
    expect((await deals('', 'vera')).map(({ id }) => id)).toEqual([alone]);
    expect(await deals(`manager=${people.anna.id}`, 'vera')).toEqual([]);
    expect((await deals('manager=mine', 'anna')).map(({ id }) => id).sort()).toEqual([paid, lost].sort());
    expect((await house.get(`funnel?${period}`, 'worker')).status).toBe(403);

    const week = (await funnel('by=week')).lines.map((l) => [l.cell.week, l.labels[0], l.unripe.deals]);
    expect(week).toEqual([
      ['2026-11-09', '09.11–15.11', 2],
      ['2026-11-16', '16.11–22.11', 2],
      ['2026-11-23', '23.11–29.11', 1],
    ]);
    expect(await deals('week=2026-11-09')).toHaveLength(2);
    const { body } = await house.get(`funnel/times?${period}`, 'head');
    expect(body.all.map((s: { stage: string; measured: number }) => [s.stage, s.measured])).toEqual([
      ['waiting', 3],
      ['in-work', 1],
      ['to-invoice', 2],
      ['to-payment', 2],
    ]);
    expect(body.managers[0].manager).toEqual({ id: people.anna.id, name: 'Анна' });
  });

  it('a payment that comes late, a refund, and an invoice taken back change the week in which the deal was made', async () => {
    const group = newId();
    const id = await aRequest('anna', 10, group);
    await anInvoice({ inquiryId: id, total: 0, paidAt: now() });
    const stage = async (): Promise<string | undefined> => (await deals(`source=${group}`))[0]?.stage;
    // Of nothing: it is neither asked for nor paid.
    expect(await stage()).toBe('in-work');
    const bill = await anInvoice({ inquiryId: id });
    expect(await stage()).toBe('invoiced');
    const set = (changes: string) => house.database.run(`update sales_invoice set ${changes} where id = ?`, [bill]);
    await set("paid = 10000, state = 'paid'");
    expect(await stage()).toBe('paid');
    await set("refunded = 10000, state = 'refunded'");
    expect(await stage()).toBe('invoiced');
    await set("state = 'void'");
    expect(await stage()).toBe('in-work');
    await house.ask('PUT', `inquiries/${id}/spam`, { body: {} });
    expect(await stage()).toBeUndefined();
  });

  it('pages do not shift, and a report of many deals costs as many reads as one of few', async () => {
    const group = newId();
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await aRequest(null, 5 + (n % 3), group));
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const url: string = `funnel/deals?${period}&source=${group}&limit=5${next ? `&after=${next}` : ''}`;
      const { body } = await house.get(url, 'head');
      seen.push(...body.items.map((d: { id: string }) => d.id));
      next = body.next;
    } while (next);
    expect([...seen].sort()).toEqual([...ids].sort());
    await house.settled();
    const few = await house.readsOf(() => funnel('source=nothing&by=week,manager'));
    expect(await house.readsOf(() => funnel('by=week,manager'))).toBe(few);
    expect(few).toBe(3);
    expect(await house.readsOf(() => deals(`source=${group}&limit=10`))).toBe(2);
    expect(await house.readsOf(() => house.get(`funnel/times?${period}`, 'head'))).toBe(2);
  });

  it('leaves the house as tables for those who may, without formulas, and the audit log knows', async () => {
    const group = '=HYPERLINK("http://evil")';
    await aRequest(null, 4, group);
    const source = encodeURIComponent(group);
    for (const path of [
      `funnel/export?${period}&by=source&source=${source}`,
      `funnel/deals/export?${period}&source=${source}`,
    ]) {
      expect((await house.get(path, 'accountant')).status).toBe(403);
      const { status, text, headers } = await house.get(path, 'head');
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    }
    const entries = await house.database.all<{ action: string; actor: string; after: string }>(
      "select action, actor, `after` from platform_audit where action in ('sales.funnel-exported', 'sales.deals-exported') order by id",
    );
    expect(entries.map((e) => [e.action, e.actor])).toEqual([
      ['sales.funnel-exported', `employee:${people.head.id}`],
      ['sales.deals-exported', `employee:${people.head.id}`],
    ]);
    expect(JSON.parse(entries[1]?.after ?? '')).toMatchObject({ source: group, scope: { kind: 'all' } });
  });

  it.each([
    ['funnel?from=2026-11-01', 400, 'platform.request-invalid'],
    ['funnel?from=2026-02-31&to=2026-11-01', 400, 'platform.request-invalid'],
    [`funnel?${period}&by=week,week`, 400, 'platform.request-invalid'],
    [`funnel?${period}&by=week,channel,manager`, 400, 'platform.request-invalid'],
    [`funnel?${period}&by=money`, 400, 'platform.request-invalid'],
    [`funnel?${period}&manager=me`, 400, 'platform.request-invalid'],
    ['funnel?from=2026-11-30&to=2026-11-01', 422, 'sales.period-empty'],
    ['funnel?from=2020-01-01&to=2026-11-01', 422, 'sales.funnel-period-too-long'],
    [`funnel/deals?${period}&reached=nowhere`, 400, 'platform.request-invalid'],
    [`funnel/deals?${period}&after=nonsense`, 400, 'platform.cursor-invalid'],
  ])('refuses %s', async (path, expected, code) => {
    const { status, body } = await house.get(path, 'head');
    expect([status, body.code]).toEqual([expected, code]);
  });
});
