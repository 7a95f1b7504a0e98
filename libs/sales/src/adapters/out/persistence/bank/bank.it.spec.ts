import { ManualClock } from '@prorab/kernel';
import { insertAll } from '@prorab/platform';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeBank } from '../../../../application/ports/bank/bank.contract.js';
import { salesTables } from '../../../../sales.tables.js';
import { bankRows } from '../bank.rows.js';
import { numberKeyOf } from '../ledger-mapping.js';
import { ledgerRows } from '../ledger.rows.js';
import { MikroBankLineBook } from './mikro-bank-line-book.js';
import { TableBankEvidence } from './table-bank-evidence.js';

/** Ten in the evening in Moscow: another day than in UTC after midnight. */
const evening = (on: string): Date => new Date(`${on}T19:30:00Z`);

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());

  describeBank(engine, async () => {
    const { database } = house;
    for (const { meta } of [...ledgerRows, ...bankRows]) await database.run(`delete from ${meta.tableName}`);
    return {
      ...{ work: house.work, book: new MikroBankLineBook(database) },
      evidence: new TableBankEvidence(house.tables, new ManualClock('2026-11-26T09:00:00Z')),
      party: async ({ key, inn, partyId }) =>
        insertAll(database, 'sales_ledger_party', [
          { id: key, name: key, inn, marked: false, party_id: partyId, matched: 'new', read_at: new Date(0) },
        ]),
      payment: async (given) => {
        const { key, on, amount, tied = 0, said, note = null, partyKey = null, counts = true, based = false } = given;
        const row = {
          ...{
            id: key,
            means: 'bank',
            direction: 'in',
            number: key,
            at: evening(on),
            party_key: partyKey,
            amount,
            tied,
          },
          ...{ base_kind: based ? 'invoice' : null, base_key: based ? 'n' : null, posted: counts, marked: false, note },
          read_at: new Date(0),
        };
        await insertAll(database, 'sales_ledger_payment', [row]);
        const tie = { payment_key: key, invoice_key: 'n', amount: said ?? 0, tied_by: 'person', at: new Date(0) };
        if (said !== undefined) await insertAll(database, 'sales_payment_tie', [tie]);
      },
      invoice: async ({ key, number, on, partyKey, rest, open }) =>
        insertAll(database, 'sales_invoice', [
          {
            ...{ id: key, number, number_key: numberKeyOf(number), at: evening(on), party_key: partyKey, vat: 0 },
            ...{ total: rest + 30, paid: 40, refunded: 10, state: open ? 'partly' : 'paid', state_since: evening(on) },
            ...{
              draft: false,
              posted: true,
              marked: false,
              shipped: 0,
              first_seen_at: evening(on),
              read_at: evening(on),
            },
          },
        ]),
      close: async () => undefined,
    };
  });
});
