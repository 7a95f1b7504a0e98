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

const aHouseOn = (oneC: OneC, base: TestDatabase, exchange: string): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: aCompany({ managers: 2 }) },
      sales: { ledger: oneC.books({ authors: { ivanova: 'manager1' } }), orderExchange: { folder: exchange } },
      mail: { listener: { address: 'sales@prorab.test', title: 'Прораб' }, own: { domains: ['prorab.test'] } },
    },
    env: { MSSQL_URL: oneC.url },
  });
const keyOf = ({ id }: { id: string }): string => id.trim();

describe.each(testEngines())('the product on a 1C 7.7, on %s', (engine) => {
  let oneC: OneC;
  let base: TestDatabase;
  let house: RunningHouse;
  let mirror: Mirror;
  let head: ApiClient;
  let exchange: string;

  beforeAll(async () => {
    exchange = await mkdtemp(join(tmpdir(), 'prorab-orders-'));
    oneC = await OneC.start({ size: { parties: 400, documents: 6_000, movements: 18_000 } });
    base = await makeTestDatabase(engine);
    house = await aHouseOn(oneC, base, exchange);
  }, 120_000);
  afterAll(async () => {
    await mirror?.close();
    await house?.remove();
    await base?.remove();
    await oneC?.stop();
    await rm(exchange, { recursive: true, force: true });
  });

  const state = (): Promise<State> => head.get<State>('/api/sales/ledger');
  const card = (key: string): Promise<Card> => head.get<Card>(`/api/sales/invoices/${key}`);
  async function comesUp(): Promise<void> {
    await house.start();
    head = await new ApiClient(house.url).signIn('head', PASSWORD);
  }
  /** A statement is on its way and gets no answer. */
  async function hanging(): Promise<void> {
    await eventually(
      async () => (await oneC.statements()).list.some((s) => s.outcome === 'running' && HEADS.test(s.sql)),
      { within: 60_000, message: 'nothing hangs' },
    );
  }
  async function killedWhileReading(): Promise<void> {
    await hanging();
    await house.kill();
    await oneC.lift();
  }
  /** What was done to documents of long ago is found by a whole reading. */
  async function seesWhatIsThere(): Promise<void> {
    const admin = await new ApiClient(house.url).signIn('admin', PASSWORD);
    await admin.post('/api/sales/ledger/read');
    await eventually(async () => !(await state()).wanted, { within: 60_000, message: 'it is not read whole' });
    const truth = mirrorOf(await oneC.everything());
    await eventually(async () => expect(await mirror.everything()).toEqual(truth), {
      within: 60_000,
      message: 'the mirror does not come to be what 1C has',
    });
  }
  const toldOnce = async (): Promise<void> =>
    expect(
      await mirror.rows(
        "select invoice_key, count(*) as n from sales_invoice_history where kind = 'issued' group by invoice_key having count(*) > 1",
      ),
    ).toEqual([]);

  it('killed in the midst of the first reading it goes on, and tells nobody of what is old', async () => {
    await oneC.hangs(HEADS, 3);
    await comesUp();
    mirror = await Mirror.of(base.url);
    await eventually(async () => (await mirror.count('sales_invoice')) > 0, {
      within: 60_000,
      message: 'nothing of the first reading is kept',
    });
    await house.kill();
    await oneC.lift();
    const [had, all] = [await mirror.count('sales_invoice'), (await oneC.everything()).invoices.length];
    expect(had).toBeLessThan(all);
    // Nobody waits for us: work goes on in 1C meanwhile.
    await oneC.ask('play', { events: 60 });
    await mirror.leaseEnds();
    await comesUp();
    await eventually(async () => (await state()).allAt !== null, { within: 90_000, message: 'it is not read whole' });
    await seesWhatIsThere();
    expect(await mirror.count("sales_invoice_history where kind = 'issued'")).toBe(0);
    // What it knows is what a house knows that has read the same in one go.
    expect((await state()).state).toBe('ok');
  }, 240_000);

  it('what is done in 1C is on the stream and in the answers within 15 s', async () => {
    const { id: party } = await oneC.newParty({ name: 'Кровля и фасад', inn: '7801234564', phones: '8 921 555-10-10' });
    const { id: item } = await oneC.newItem({ name: 'Черепица', price: 150_00 });
    const board = new Board(house.url, head.token, 'invoices');
    await board.connect();
    try {
      const said = Date.now();
      const issued = await oneC.issues({ party, lines: [{ item, quantity: 100, price: 150_00 }] });
      const key = keyOf(issued);
      const heard = await board.heard('invoice-changed', (c) => c.subject === key);
      expect(heard.payload).toMatchObject({ invoiceKey: key, state: 'unpaid' });
      expect(heard.heardAt - said).toBeLessThan(SOON.within);
      expect(await card(key)).toMatchObject({
        ...{ number: issued.number, state: 'unpaid', total: '15000.00', party: { name: 'Кровля и фасад' } },
      });
      const { items } = await head.get<{ items: Card[] }>('/api/sales/invoices?limit=5');
      expect(items.map((i) => i.invoiceKey)).toContain(key);
      const becomes = (how: Partial<Card>): Promise<unknown> =>
        eventually(async () => expect(await card(key)).toMatchObject(how), {
          ...SOON,
          message: `the invoice does not become ${JSON.stringify(how)}`,
        });

      await oneC.pays({ by: 'bank', amount: 5_000_00, basis: issued.id });
      await becomes({ state: 'partly', paid: '5000.00', rest: '10000.00' });
      const rest = await oneC.pays({ by: 'cash', amount: 10_000_00, basis: issued.id });
      await becomes({ state: 'paid', paid: '15000.00', rest: '0.00' });
      await oneC.does('unpost', issued.id);
      await becomes({ state: 'void' });
      await oneC.does('post', issued.id);
      await becomes({ state: 'paid' });
      const earlier = new Date(Math.floor((Date.now() - 40 * DAY) / 1000) * 1000);
      await oneC.does('move', issued.id, new Date(earlier.getTime() + 3 * 3_600_000));
      await becomes({ issuedAt: earlier.toISOString(), state: 'paid' });
      await oneC.does('remove', rest.id);
      await becomes({ state: 'partly', paid: '5000.00' });
      await oneC.does('changeLines', issued.id, [{ item, quantity: 10, price: 150_00 }]);
      await becomes({ state: 'over', total: '1500.00', paid: '5000.00' });
      await oneC.does('remove', issued.id);
      await becomes({ state: 'void' });
      expect(board.isGapless).toBe(true);
      await toldOnce();
      await seesWhatIsThere();
    } finally {
      board.disconnect();
    }
  }, 240_000);

  it('while the line to 1C is cut the age is shown and alarms; when it is back nothing is wrong', async () => {
    const board = new Board(house.url, head.token, 'invoices');
    await board.connect();
    try {
      const before = await mirror.everything();
      await oneC.cut();
      await eventually(async () => (await state()).state === 'failing', { message: 'the failure is not shown' });
      expect((await state()).failure).toMatch(/1С|сервер/i);
      await oneC.ask('play', { events: 40 });
      expect(await mirror.everything()).toEqual(before);
      // An hour passes in which nothing answered.
      await mirror.run('update sales_ledger_reader set checked_at = ?', new Date(Date.now() - 3_600_000));
      await eventually(async () => (await state()).state === 'late', { message: 'it is not late' });
      expect((await state()).lagSeconds).toBeGreaterThan(3_000);
      await board.heard('ledger-late');
      expect(board.kinds().filter((kind) => kind === 'ledger-late')).toHaveLength(1);
      const health = async () =>
        (await (await fetch(`${house.url}/health/ready`)).json()) as { readers: { reader: string; late: boolean }[] };
      await eventually(async () => (await health()).readers.some((r) => r.reader === 'sales.ledger' && r.late), {
        message: 'the health page does not show it',
      });
      await oneC.lift();
      await eventually(async () => (await state()).state === 'ok', { message: 'it does not recover' });
      await seesWhatIsThere();
      await eventually(async () => (await mirror.count('sales_ledger_reader where alarmed_at is not null')) === 0);
      await toldOnce();
    } finally {
      board.disconnect();
    }
  }, 240_000);

  it('killed in the midst of what has changed it goes on, and tells everything once', async () => {
    const { id: party } = await oneC.newParty({ name: 'Долгий день' });
    const { id: item } = await oneC.newItem({ name: 'Шифер', price: 90_00 });
    await oneC.hangs(HEADS, 4);
    const made = await oneC.ask<{ id: string }[]>('deeds', {
      list: Array.from({ length: 45 }, (_, n) => ({
        name: 'issueInvoice',
        args: [{ party, lines: [{ item, quantity: n + 1, price: 90_00 }], at: new Date(Date.now() - (n % 9) * DAY) }],
      })),
    });
    await killedWhileReading();
    const keys = made.map(keyOf);
    const marks = keys.map(() => '?').join(', ');
    const there = await mirror.count(`sales_invoice where id in (${marks})`, ...keys);
    expect(there).toBeLessThan(keys.length);
    await mirror.leaseEnds();
    await comesUp();
    await seesWhatIsThere();
    const issued = `sales_invoice_history where kind = 'issued' and invoice_key in (${marks})`;
    await eventually(async () => (await mirror.count(issued, ...keys)) === keys.length);
    await toldOnce();
  }, 240_000);

  it('an order becomes one invoice of 1C and is accepted once, though the house is killed between', async () => {
    await oneC.newItem({ name: 'Кирпич печной', price: 42_00 });
    await oneC.newParty({ name: 'Печной двор', email: 'zakaz@pechi.example' });
    const ours = await eventually(
      async () => {
        const { items } = await head.get<{ items: { partyId: string }[] }>(
          `/api/sales/parties?text=${encodeURIComponent('Печной двор')}`,
        );
        return (items.length === 1 && items[0]) || false;
      },
      { message: 'the customer of 1C is not known' },
    );
    await customersWrite(house, [
      { from: 'zakaz@pechi.example', name: 'Печной двор', subject: 'Кирпич', text: 'Нужно 300 штук печного кирпича.' },
    ]);
    const inquiry = await eventually(
      async () => {
        const { items } = await head.get<{ items: { inquiryId: string; party: { id: string } }[] }>(
          '/api/sales/inquiries?state=waiting,assigned,in-work',
        );
        return items.find((i) => i.party.id === ours.partyId) ?? false;
      },
      { message: 'the letter opens no inquiry of his' },
    );
    const order = async (): Promise<string> => {
      const orderId = newId();
      const line = { name: 'Кирпич печной', quantity: '300', price: '42.00' };
      await head.post('/api/sales/orders-to-1c', { orderId, inquiryId: inquiry.inquiryId, lines: [line] });
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
      (await head.get<{ items: Order[] }>('/api/sales/orders-to-1c')).items.find((o) => o.orderId === orderId);
    const isGiven = (orderId: string): Promise<unknown> =>
      eventually(async () => (await readdir(join(exchange, 'orders'))).includes(`${orderId}.txt`), {
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
    await house.kill();
    await mirror.leaseEnds();
    await comesUp();
    await isGiven(first);
    await house.kill();
    expect(await oneC.takesOrders(exchange)).toHaveLength(1);
    const kept = join(exchange, `${first}.again`);
    await copyFile(join(exchange, 'orders', `${first}.txt`), kept);
    await mirror.leaseEnds();
    await comesUp();
    const done = await isDone(first);
    // Its invoice may be read in the books before the answer is.
    await eventually(async () => (await readdir(join(exchange, 'answers'))).length === 0, {
      message: 'the answer stays in the folder',
    });
    // The same order once more, as after a failure between the file and our note of it.
    await copyFile(kept, join(exchange, 'orders', `${first}.txt`));
    expect(await oneC.takesOrders(exchange)).toEqual([expect.stringContaining(done.invoiceNumber ?? '-')]);
    const made = await oneC.invoicesOf(first);
    expect(made).toHaveLength(1);
    await eventually(async () => (await card(made[0]?.trim() ?? '')).number === done.invoiceNumber, {
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
    expect(await card(key)).toMatchObject({ inquiry: { id: inquiry.inquiryId }, order: { orderId: first } });
    const second = await order();
    await isGiven(second);
    await oneC.takesOrders(exchange);
    expect((await isDone(second)).invoiceNumber).not.toBe(done.invoiceNumber);
    const [other = ''] = await oneC.invoicesOf(second);
    await isTied(second, { invoiceKey: other.trim() });
    // Killed and up again both are as they were.
    await house.kill();
    await mirror.leaseEnds();
    await comesUp();
    await isTied(first, { invoiceKey: key });
    await isTied(second, { invoiceKey: other.trim() });
    const accepted = await mirror.rows<{ payload: string }>(
      "select payload from platform_event where name = 'sales.order-accepted.v1'",
    );
    expect(accepted.filter((a) => a.payload.includes(first))).toHaveLength(1);
  }, 400_000);

  it('knows in the end what a house knows that reads all of it in one go', async () => {
    const other = await makeTestDatabase(engine);
    const fresh = await aHouseOn(oneC, other, join(exchange, 'other'));
    const second = await Mirror.of(other.url);
    try {
      await fresh.start();
      await eventually(async () => (await second.count('sales_ledger_reader where all_at is not null')) === 1, {
        within: 90_000,
      });
      expect(await mirror.settled()).toEqual(await second.settled());
    } finally {
      await second.close();
      await fresh.remove();
      await other.remove();
    }
  }, 180_000);

  it('has disturbed nobody: all that crossed the wire only reads, past all locks', async () => {
    const { list, forgotten } = await oneC.statements();
    expect(forgotten).toBe(0);
    expect(list.length).toBeGreaterThan(200);
    expect(list.flatMap(disturbing)).toEqual([]);
    expect(await house.stop()).toBe(0);
  });
});
