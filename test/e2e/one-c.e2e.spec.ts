import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { eventually, makeTestDatabase, testEngines, type TestDatabase } from '@prorab/platform/testing';
import { customersWrite } from './support/a-desk-house.js';
import { disturbing } from '../services/onec77/disturbing.js';
import { ApiClient } from './support/api.js';
import { Board } from './support/board.js';
import { PASSWORD, aCompany } from './support/company.js';
import { Mirror, mirrorOf } from './support/mirror.js';
import { OneC } from './support/one-c.js';
import { RunningHouse } from './support/running-house.js';

interface State {
  state: string;
  failure: string | null;
  lagSeconds: number | null;
  allAt: string | null;
  wanted: boolean;
  counts: { invoices: number; parties: number };
}
interface Card {
  invoiceKey: string;
  number: string;
  state: string;
  paid: string;
  rest: string;
  total: string;
  issuedAt: string;
  party: { name: string } | null;
  payments: { amount: string; share: string }[];
}

/** What is done in 1C is seen by people within this. */
const SOON = { within: 15_000 };
const HEADS = /FROM DH310 /;
const DAY = 86_400_000;
const keyOf = ({ id }: { id: string }): string => id.trim();

/** A house on that 1C with a base of its own; what it keeps outlives its process. */
class Site {
  #head: ApiClient | null = null;
  #mirror: Mirror | null = null;
  private constructor(
    private readonly oneC: OneC,
    private readonly base: TestDatabase,
    readonly house: RunningHouse,
    /** Orders go to 1C here. */
    readonly exchange: string,
  ) {}

  static async on(engine: string, oneC: OneC): Promise<Site> {
    const exchange = await mkdtemp(join(tmpdir(), 'prorab-orders-'));
    const base = await makeTestDatabase(engine);
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      configuration: {
        server: { requestsPerMinute: 1_000_000 },
        team: { firstStart: aCompany({ managers: 2 }) },
        sales: { ledger: oneC.books({ authors: { ivanova: 'manager1' } }), orderExchange: { folder: exchange } },
        mail: { listener: { address: 'sales@prorab.test', title: 'Прораб' }, own: { domains: ['prorab.test'] } },
      },
      env: { MSSQL_URL: oneC.url },
    });
    return new Site(oneC, base, house, exchange);
  }
  get head(): ApiClient {
    return this.#head!;
  }
  get mirror(): Mirror {
    return this.#mirror!;
  }
  /** Whoever read for a process that was killed holds the books no more. */
  async comesUp(): Promise<void> {
    await this.#mirror?.leaseEnds();
    await this.house.start();
    this.#mirror ??= await Mirror.of(this.base.url);
    this.#head = await new ApiClient(this.house.url).signIn('head', PASSWORD);
  }
  state(): Promise<State> {
    return this.head.get<State>('/api/sales/ledger');
  }
  card(key: string): Promise<Card> {
    return this.head.get<Card>(`/api/sales/invoices/${key}`);
  }
  /** What was done to documents of long ago is found by a whole reading. */
  async seesWhatIsThere(): Promise<void> {
    const admin = await new ApiClient(this.house.url).signIn('admin', PASSWORD);
    await admin.post('/api/sales/ledger/read');
    await eventually(async () => !(await this.state()).wanted, { within: 60_000, message: 'it is not read whole' });
    const truth = mirrorOf(await this.oneC.everything());
    await eventually(async () => expect(await this.mirror.everything()).toEqual(truth), {
      within: 60_000,
      message: 'the mirror does not come to be what 1C has',
    });
  }
  async toldOnce(): Promise<void> {
    const twice = await this.mirror.rows(
      "select invoice_key, count(*) as n from sales_invoice_history where kind = 'issued' group by invoice_key having count(*) > 1",
    );
    expect(twice).toEqual([]);
  }
  async remove(): Promise<void> {
    await this.#mirror?.close();
    await this.house.remove();
    await this.base.remove();
    await rm(this.exchange, { recursive: true, force: true });
  }
}

describe('the product on a 1C 7.7', () => {
  let oneC: OneC;
  const sites: Site[] = [];
  /** The one that is up. */
  let site: Site;
  const settle = async (engine: string): Promise<Site> => {
    const one = await Site.on(engine, oneC);
    sites.push(one);
    return one;
  };

  beforeAll(async () => {
    oneC = await OneC.start({ size: { parties: 400, documents: 4_000, movements: 12_000 } });
  }, 120_000);
  afterAll(async () => {
    for (const one of sites) await one.remove();
    await oneC?.stop();
  });

  describe.each(testEngines())('on %s', (engine) => {
    beforeAll(async () => {
      site = await settle(engine);
    });
    // The next one is alone with 1C: who waits for an answer there is known.
    afterAll(() => engine === testEngines().at(-1) || site.house.kill());

    it('killed in the midst of the first reading it goes on, and tells nobody of what is old', async () => {
      await oneC.hangs(HEADS, 3);
      await site.comesUp();
      await eventually(async () => (await site.mirror.count('sales_invoice')) > 0, {
        within: 60_000,
        message: 'nothing of the first reading is kept',
      });
      await site.house.kill();
      await oneC.lift();
      const [had, all] = [await site.mirror.count('sales_invoice'), (await oneC.everything()).invoices.length];
      expect(had).toBeLessThan(all);
      // Nobody waits for us: work goes on in 1C meanwhile.
      await oneC.ask('play', { events: 60 });
      await site.comesUp();
      await eventually(async () => (await site.state()).allAt !== null, {
        within: 90_000,
        message: 'it is not read whole',
      });
      expect(await site.mirror.count("sales_invoice_history where kind = 'issued'")).toBe(0);
      expect((await site.state()).state).toBe('ok');
    }, 240_000);

    it('killed in the midst of what has changed it goes on, tells everything once, and has all that 1C has', async () => {
      const { id: party } = await oneC.newParty({ name: 'Долгий день' });
      const { id: item } = await oneC.newItem({ name: 'Шифер', price: 90_00 });
      await oneC.hangs(HEADS, 4);
      const made = await oneC.ask<{ id: string }[]>('deeds', {
        list: Array.from({ length: 45 }, (_, n) => ({
          name: 'issueInvoice',
          args: [{ party, lines: [{ item, quantity: n + 1, price: 90_00 }], at: new Date(Date.now() - (n % 9) * DAY) }],
        })),
      });
      await eventually(
        async () => (await oneC.statements()).list.some((s) => s.outcome === 'running' && HEADS.test(s.sql)),
        { within: 60_000, message: 'nothing hangs' },
      );
      await site.house.kill();
      await oneC.lift();
      const keys = made.map(keyOf);
      const marks = keys.map(() => '?').join(', ');
      const there = await site.mirror.count(`sales_invoice where id in (${marks})`, ...keys);
      expect(there).toBeLessThan(keys.length);
      await site.comesUp();
      await site.seesWhatIsThere();
      const issued = `sales_invoice_history where kind = 'issued' and invoice_key in (${marks})`;
      await eventually(async () => (await site.mirror.count(issued, ...keys)) === keys.length);
      await site.toldOnce();
    }, 240_000);
  });

  it('what is done in 1C is on the stream and in the answers within 15 s', async () => {
    const { id: party } = await oneC.newParty({ name: 'Кровля и фасад', inn: '7801234564', phones: '8 921 555-10-10' });
    const board = new Board(site.house.url, site.head.token, 'invoices');
    await board.connect();
    // The same goods twice would be phantoms of each other.
    const issue = async (name: string) => {
      const { id: item } = await oneC.newItem({ name, price: 150_00 });
      return { item, ...(await oneC.issues({ party, lines: [{ item, quantity: 100, price: 150_00 }] })) };
    };
    const becomes = (invoice: { id: string }, how: Partial<Card>): Promise<unknown> =>
      eventually(async () => expect(await site.card(keyOf(invoice))).toMatchObject(how), {
        ...SOON,
        message: `the invoice does not become ${JSON.stringify(how)}`,
      });
    const isPaidInParts = async (): Promise<void> => {
      const said = Date.now();
      const issued = await issue('Черепица');
      const key = keyOf(issued);
      const heard = await board.heard('invoice-changed', (c) => c.subject === key);
      expect(heard.payload).toMatchObject({ invoiceKey: key, state: 'unpaid' });
      expect(heard.heardAt - said).toBeLessThan(SOON.within);
      expect(await site.card(key)).toMatchObject({
        ...{ number: issued.number, state: 'unpaid', total: '15000.00', party: { name: 'Кровля и фасад' } },
      });
      const { items } = await site.head.get<{ items: Card[] }>('/api/sales/invoices?limit=20');
      expect(items.map((i) => i.invoiceKey)).toContain(key);
      await oneC.pays({ by: 'bank', amount: 5_000_00, basis: issued.id });
      await becomes(issued, { state: 'partly', paid: '5000.00', rest: '10000.00' });
      await oneC.pays({ by: 'cash', amount: 10_000_00, basis: issued.id });
      await becomes(issued, { state: 'paid', paid: '15000.00', rest: '0.00' });
    };
    const isMoved = async (): Promise<void> => {
      const issued = await issue('Водосток');
      await oneC.pays({ by: 'cash', amount: 15_000_00, basis: issued.id });
      await becomes(issued, { state: 'paid' });
      await oneC.does('unpost', issued.id);
      await becomes(issued, { state: 'void' });
      await oneC.does('post', issued.id);
      await becomes(issued, { state: 'paid' });
      const earlier = new Date(Math.floor((Date.now() - 40 * DAY) / 1000) * 1000);
      await oneC.does('move', issued.id, new Date(earlier.getTime() + 3 * 3_600_000));
      await becomes(issued, { issuedAt: earlier.toISOString(), state: 'paid' });
    };
    const isTakenBack = async (): Promise<void> => {
      const issued = await issue('Утеплитель');
      await oneC.pays({ by: 'bank', amount: 5_000_00, basis: issued.id });
      const rest = await oneC.pays({ by: 'cash', amount: 10_000_00, basis: issued.id });
      await becomes(issued, { state: 'paid' });
      await oneC.does('remove', rest.id);
      await becomes(issued, { state: 'partly', paid: '5000.00' });
      await oneC.does('changeLines', issued.id, [{ item: issued.item, quantity: 10, price: 150_00 }]);
      await becomes(issued, { state: 'over', total: '1500.00', paid: '5000.00' });
      await oneC.does('remove', issued.id);
      await becomes(issued, { state: 'void' });
    };
    try {
      await Promise.all([isPaidInParts(), isMoved(), isTakenBack()]);
      expect(board.isGapless).toBe(true);
      await site.toldOnce();
    } finally {
      board.disconnect();
    }
  }, 240_000);

  it('while the line to 1C is cut the age is shown and alarms; when it is back nothing is wrong', async () => {
    const board = new Board(site.house.url, site.head.token, 'invoices');
    await board.connect();
    try {
      const before = await site.mirror.everything();
      await oneC.cut();
      await eventually(async () => (await site.state()).state === 'failing', { message: 'the failure is not shown' });
      expect((await site.state()).failure).toMatch(/1С|сервер/i);
      await oneC.ask('play', { events: 40 });
      expect(await site.mirror.everything()).toEqual(before);
      // An hour passes in which nothing answered.
      await site.mirror.run('update sales_ledger_reader set checked_at = ?', new Date(Date.now() - 3_600_000));
      await eventually(async () => (await site.state()).state === 'late', { message: 'it is not late' });
      expect((await site.state()).lagSeconds).toBeGreaterThan(3_000);
      await board.heard('ledger-late');
      expect(board.kinds().filter((kind) => kind === 'ledger-late')).toHaveLength(1);
      const health = async () =>
        (await (await fetch(`${site.house.url}/health/ready`)).json()) as {
          readers: { reader: string; late: boolean }[];
        };
      await eventually(async () => (await health()).readers.some((r) => r.reader === 'sales.ledger' && r.late), {
        message: 'the health page does not show it',
      });
      await oneC.lift();
      await eventually(async () => (await site.state()).state === 'ok', { message: 'it does not recover' });
      await eventually(async () => (await site.mirror.count('sales_ledger_reader where alarmed_at is not null')) === 0);
      await site.toldOnce();
    } finally {
      board.disconnect();
    }
  }, 240_000);

  it('an order becomes one invoice of 1C and is accepted once, though the house is killed between', async () => {
    await oneC.newItem({ name: 'Кирпич печной', price: 42_00 });
    await oneC.newParty({ name: 'Печной двор', email: 'zakaz@pechi.example' });
    const ours = await eventually(
      async () => {
        const { items } = await site.head.get<{ items: { partyId: string }[] }>(
          `/api/sales/parties?text=${encodeURIComponent('Печной двор')}`,
        );
        return (items.length === 1 && items[0]) || false;
      },
      { message: 'the customer of 1C is not known' },
    );
    await customersWrite(site.house, [
      { from: 'zakaz@pechi.example', name: 'Печной двор', subject: 'Кирпич', text: 'Нужно 300 штук печного кирпича.' },
    ]);
    const inquiry = await eventually(
      async () => {
        const { items } = await site.head.get<{ items: { inquiryId: string; party: { id: string } }[] }>(
          '/api/sales/inquiries?state=waiting,assigned,in-work',
        );
        return items.find((i) => i.party.id === ours.partyId) ?? false;
      },
      { message: 'the letter opens no inquiry of his' },
    );
    const order = async (): Promise<string> => {
      const orderId = newId();
      const line = { name: 'Кирпич печной', quantity: '300', price: '42.00' };
      await site.head.post('/api/sales/orders-to-1c', { orderId, inquiryId: inquiry.inquiryId, lines: [line] });
      return orderId;
    };
    interface Order {
      orderId: string;
      state: string;
      invoiceNumber: string | null;
      invoiceKey: string | null;
      invoiceState: string | null;
    }
    const stateOf = async (orderId: string): Promise<Order | undefined> =>
      (await site.head.get<{ items: Order[] }>('/api/sales/orders-to-1c')).items.find((o) => o.orderId === orderId);
    const isGiven = (orderId: string): Promise<unknown> =>
      eventually(async () => (await readdir(join(site.exchange, 'orders'))).includes(`${orderId}.txt`), {
        // What the dead process had in hand is taken up again when its lease is over.
        ...{ within: 150_000, message: 'the order does not come to the folder' },
      });
    const isDone = (orderId: string): Promise<Order> =>
      eventually(
        async () => {
          const found = await stateOf(orderId);
          return found?.state === 'done' && found;
        },
        { message: 'the order is not done' },
      );

    // Killed before anything else can happen, and while 1C answers.
    const first = await order();
    await site.house.kill();
    await site.comesUp();
    await isGiven(first);
    await site.house.kill();
    expect(await oneC.takesOrders(site.exchange)).toHaveLength(1);
    const kept = join(site.exchange, `${first}.again`);
    await copyFile(join(site.exchange, 'orders', `${first}.txt`), kept);
    await site.comesUp();
    const done = await isDone(first);
    // Its invoice may be read in the books before the answer is. Only what was answered and taken out can come once more.
    await eventually(async () => !(await readdir(join(site.exchange, 'orders'))).includes(`${first}.txt`));
    await eventually(async () => (await readdir(join(site.exchange, 'answers'))).length === 0, {
      message: 'the answer stays in the folder',
    });
    // The same order once more, as after a failure between the file and our note of it.
    await copyFile(kept, join(site.exchange, 'orders', `${first}.txt`));
    expect(await oneC.takesOrders(site.exchange)).toEqual([expect.stringContaining(done.invoiceNumber ?? '-')]);
    const made = await oneC.invoicesOf(first);
    expect(made).toHaveLength(1);
    await eventually(async () => (await site.card(made[0]?.trim() ?? '')).number === done.invoiceNumber, {
      ...SOON,
      message: 'the invoice of the order is not seen',
    });
    const key = made[0]?.trim() ?? '';
    const isTied = (orderId: string, to: Partial<Order>): Promise<unknown> =>
      eventually(async () => expect(await stateOf(orderId)).toMatchObject({ ...to, invoiceState: 'unpaid' }), {
        ...SOON,
        message: 'the order is not tied to its invoice',
      });
    await isTied(first, { invoiceKey: key, invoiceNumber: done.invoiceNumber });
    expect(await site.card(key)).toMatchObject({ inquiry: { id: inquiry.inquiryId }, order: { orderId: first } });
    const second = await order();
    await isGiven(second);
    await oneC.takesOrders(site.exchange);
    expect((await isDone(second)).invoiceNumber).not.toBe(done.invoiceNumber);
    const [other = ''] = await oneC.invoicesOf(second);
    await isTied(second, { invoiceKey: other.trim() });
    // Killed and up again both are as they were.
    await site.house.kill();
    await site.comesUp();
    await isTied(first, { invoiceKey: key });
    await isTied(second, { invoiceKey: other.trim() });
    const accepted = await site.mirror.rows<{ payload: string }>(
      "select payload from platform_event where name = 'sales.order-accepted.v1'",
    );
    expect(accepted.filter((a) => a.payload.includes(first))).toHaveLength(1);
  }, 400_000);

  it('knows in the end what a house knows that reads all of it in one go, whatever it is kept in', async () => {
    // Those that were down for a while catch up.
    const late = sites.filter((one) => one !== site);
    const fresh = await settle('sqlite');
    for (const one of [fresh, ...late]) await one.comesUp();
    await eventually(async () => (await fresh.state()).allAt !== null, { within: 90_000 });
    await Promise.all([site, ...late].map((one) => one.seesWhatIsThere()));
    const known = await fresh.mirror.settled();
    for (const one of [site, ...late]) expect(await one.mirror.settled()).toEqual(known);
  }, 240_000);

  it('has disturbed nobody: all that crossed the wire only reads, past all locks', async () => {
    const { list, forgotten } = await oneC.statements();
    expect(forgotten).toBe(0);
    expect(list.length).toBeGreaterThan(200);
    expect(list.flatMap(disturbing)).toEqual([]);
    expect(await site.house.stop()).toBe(0);
  });
});
