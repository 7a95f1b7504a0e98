import { OneCUser } from '../../../apps/sandbox/src/index.js';
import { WatchInvoices, WatchLedger } from '../../../libs/sales/src/application/use-cases/index.js';
import { type SalesHouseOn1c, aSalesHouseOn1c } from './a-sales-house-on-1c.js';

let both: SalesHouseOn1c;
let user: OneCUser;
beforeEach(async () => {
  both = await aSalesHouseOn1c();
  user = new OneCUser(both.onec.base, both.house.clock);
});
afterEach(async () => {
  user.close();
  await both.close();
});

/** To a customer of its own: what one has paid too much covers what else he owes. */
const issue = (name: string): { id: string; key: string } => {
  const { id } = user.issueInvoice({
    party: user.newParty({ name }).id,
    lines: [{ item: '    25   ', quantity: 10, price: 12_000 }],
  });
  return { id, key: id.trim() };
};
/** Two working days after they should have been paid, with the books as they were read before. */
const whenDue = async (): Promise<void> => {
  expect(await both.house.app.get(WatchLedger).execute()).toBe('read');
  both.house.clock.set('2024-07-02T09:00:00Z');
  expect(await both.house.app.get(WatchLedger).execute()).toBe('read');
};
/** Whom the round has told of, by the invoices. */
const told = async (): Promise<string[]> => {
  await both.house.app.get(WatchInvoices).execute();
  const rows = await both.house.database.all<{ invoice_key: string }>(
    "select invoice_key from sales_invoice_care_history where kind = 'told' order by invoice_key",
  );
  return rows.map((r) => r.invoice_key);
};

it('an invoice that was paid in 1C right before the round alarms nobody, its neighbour does', async () => {
  const [paid, open] = [issue('Ромашка'), issue('Букет')];
  await whenDue();
  const { body } = await both.house.get(`invoices/${paid.key}`, 'head');
  user.pay({ by: 'bank', amount: Number(body.total.replace('.', '')), basis: paid.id });
  const keys = await told();
  expect(keys).toContain(open.key);
  expect(keys).not.toContain(paid.key);
  expect((await both.house.get(`invoices/${paid.key}`, 'head')).body).toMatchObject({ state: 'paid' });
});
it('nor does anything while 1C is away; the age of what is shown stays the old one', async () => {
  const invoice = issue('Ромашка');
  await whenDue();
  const { answeredAt } = (await both.house.get('ledger', 'head')).body;
  await both.onec.server.stop();
  both.house.clock.advance({ ms: 60_000 });
  expect(await told()).toEqual([]);
  expect((await both.house.get('ledger', 'head')).body).toMatchObject({ state: 'failing', answeredAt, lagSeconds: 60 });
  expect((await both.house.get(`invoices/${invoice.key}`, 'head')).body).toMatchObject({ state: 'unpaid' });
});
