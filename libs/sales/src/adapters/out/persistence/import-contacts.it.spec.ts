import { SystemClock, newId } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { SalesRules } from '../../../application/sales-rules.js';
import { ImportContacts } from '../../../application/use-cases/import-contacts.use-case.js';
import type { ImportedContact } from '../../../contract/index.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroDuplicateProposals } from './mikro-duplicate-proposals.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroTimeLine } from './mikro-time-line.js';

describe.each(testEngines())('a batch of history on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());
  const batch = (n: number, of: string): ImportedContact[] =>
    Array.from({ length: n }, (_, i) => ({
      contactId: newId(),
      channel: 'letter',
      direction: 'in',
      at: new Date(Date.UTC(2020, 0, 1, 0, i)).toISOString(),
      points: [
        { kind: 'email', value: `${of}${i}@firm.ru`, name: `Строительная Компания Покупатель ${of} ${i}` },
        { kind: 'visitor', value: `${of}-${i}`, name: null },
      ],
      subject: 's',
      preview: 'p',
      threadKey: null,
      branchId: null,
    }));
  const statements = async (contacts: ImportedContact[]): Promise<number> => {
    const { database, work } = house;
    const importing = new ImportContacts(
      new MikroPartyBook(database),
      new MikroTimeLine(database),
      new MikroDuplicateProposals(database),
      new SalesRules(),
      work,
      new SystemClock(),
    );
    house.queries.splice(0);
    expect(await importing.execute({ contacts })).toEqual({ imported: contacts.length, known: 0 });
    return house.queries.length;
  };

  it('sends as many statements for two hundred new senders as for two', async () => {
    const two = await statements(batch(2, 'a'));
    expect(two).toBeLessThan(15);
    expect(await statements(batch(200, 'b'))).toBe(two);
  });
  it('sends as many for two hundred known senders as for two', async () => {
    await statements(batch(200, 'c'));
    const two = await statements(batch(2, 'c'));
    expect(await statements(batch(200, 'c'))).toBe(two);
  });
});
