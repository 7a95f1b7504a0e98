import { newId } from '@prorab/kernel';
import { insertAll } from '@prorab/platform';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { SalesRules } from '../../../application/sales-rules.js';
import { act, anInquiry, minutesLater, monday } from '../../../domain/inquiry/an-inquiry.builder.js';
import { aParty } from '../../../domain/party/a-party.builder.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroTimeLine } from './mikro-time-line.js';
import { TableCustomerGlances } from './table-customer-glances.js';

/** What a caller waits for before his phone is let ring. */
const LIMIT_MS = 300;

describe.each(testEngines())('a customer at a glance on %s', (engine) => {
  let house: TestHouse;
  let glances: TableCustomerGlances;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
    glances = new TableCustomerGlances(house.tables, new SalesRules());
  });
  afterAll(() => house.close());

  const keeps = (...parties: ReturnType<typeof aParty>[]): Promise<void> =>
    house.work.run(() => new MikroPartyBook(house.database).save(...parties));
  const sells = (
    rows: { id: string; partyId: string; total?: number; paid?: number; state?: string; day?: number }[],
  ) =>
    house.work.run(() =>
      insertAll(
        house.database,
        'sales_invoice',
        rows.map(({ id, partyId, total = 10_000, paid = 0, state = 'unpaid', day = 1 }) => ({
          ...{ id, number: `П-${id}`, number_key: `п-${id}`, at: minutesLater(day * 1440), party_id: partyId },
          ...{ posted: 1, marked: 0, draft: 0, total, vat: 0, paid, refunded: 0, shipped: 0, state },
          ...{ state_since: monday, first_seen_at: monday, read_at: monday },
        })),
      ),
    );

  it('says by one question who it is, what he owes, what is open and when he was last heard of', async () => {
    const romashka = aParty('ООО «Ромашка»', ['phone', '+78121234567']);
    const other = aParty('ООО «Пион»', ['phone', '+78127654321']);
    await keeps(romashka, other);
    const [older, newer, closed] = [1, 2, 3].map((n) =>
      anInquiry({ partyId: romashka.id, subject: `Кирпич ${n}`, receivedAt: minutesLater(n), threadKey: `t-${n}` }, n),
    ) as [ReturnType<typeof anInquiry>, ReturnType<typeof anInquiry>, ReturnType<typeof anInquiry>];
    closed.markSpam(act(minutesLater(9)));
    await house.work.run(async () => {
      await new MikroInquiryBook(house.database).save(older, newer, closed);
      const said = (contactId: string, partyId: string, minutes: number, channel: 'letter' | 'chat') => ({
        ...{
          contactId,
          partyId,
          channel,
          at: minutesLater(minutes),
          direction: 'in' as const,
          subject: '',
          preview: '',
        },
        ...{ threadKey: null, employeeId: null, inquiryId: null },
      });
      await new MikroTimeLine(house.database).add(
        said('c-1', romashka.id, 5, 'chat'),
        said('c-2', romashka.id, 7, 'letter'),
        said('c-3', other.id, 9, 'chat'),
      );
      await insertAll(house.database, 'sales_ledger_party', [
        {
          ...{ id: 'b-1', code: 'Ц0000417', name: 'Ромашка', marked: 0, party_id: romashka.id, tied_to: romashka.id },
          ...{ matched: 'tied', read_at: monday },
        },
      ]);
    });
    await sells([
      { id: '1', partyId: romashka.id, total: 100_000, paid: 40_000, state: 'partly', day: 1 },
      { id: '2', partyId: romashka.id, total: 20_050, day: 2 },
      { id: '3', partyId: romashka.id, total: 70_000, paid: 70_000, state: 'paid', day: 3 },
      { id: '4', partyId: other.id, day: 4 },
    ]);
    house.queries.splice(0);
    const found = await glances.byPhone('8 (812) 123-45-67');
    expect(house.queries.filter((sql) => /^\s*select/i.test(sql))).toHaveLength(1);
    expect(found).toEqual({
      ...{ partyId: romashka.id, name: 'ООО «Ромашка»', responsibleId: null, branchId: null, code1c: 'Ц0000417' },
      openInvoices: { count: 2, sum: '800.50', newest: 'П-2' },
      openInquiry: { inquiryId: newer.id, number: 2, subject: 'Кирпич 2', ownerId: null },
      lastContact: { at: minutesLater(7).toISOString(), channel: 'letter' },
    });
  });

  it('knows of nobody, and of one of whom nothing else is known', async () => {
    const silent = aParty(null, ['phone', '+78123330011']);
    await keeps(silent);
    expect([await glances.byPhone('+78123330012'), await glances.byPhone('anonymous')]).toEqual([null, null]);
    expect(await glances.byPhone('+78123330011')).toMatchObject({
      ...{ partyId: silent.id, name: null, code1c: null, openInvoices: null, openInquiry: null, lastContact: null },
    });
  });

  it('answers while the phone still rings, also of the greatest customer of a big base', async () => {
    const [great, many] = [aParty('Сеть', ['phone', '+78124440011']), aParty('Прочие', ['phone', '+78124440012'])];
    await keeps(great, many);
    for (let begun = 0; begun < 60_000; begun += 3_000)
      await sells(
        Array.from({ length: 3_000 }, (_, n) => ({
          ...{ id: `g-${begun + n}`, partyId: n % 10 === 0 ? great.id : n % 3 === 0 ? many.id : newId() },
          ...{ state: n % 20 === 0 ? 'unpaid' : 'paid', day: n % 700 },
        })),
      );
    const took: number[] = [];
    for (let asked = 0; asked < 5; asked++) {
      const from = performance.now();
      expect((await glances.byPhone('+78124440011'))?.openInvoices?.count).toBe(3_000);
      took.push(performance.now() - from);
    }
    expect(Math.min(...took)).toBeLessThan(LIMIT_MS);
  }, 120_000);
});
