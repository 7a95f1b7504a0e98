import { insertAll } from '@prorab/platform';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeInquiryPossessions } from '../../../../application/ports/pipeline/inquiry-possessions.contract.js';
import { act, anInquiry, minutesLater } from '../../../../domain/inquiry/an-inquiry.builder.js';
import { Inquiry } from '../../../../domain/inquiry/inquiry.js';
import { salesTables } from '../../../../sales.tables.js';
import { keepInvoices } from '../funnel/an-invoice.builder.js';
import { MikroInquiryBook } from '../mikro-inquiry-book.js';
import { TableInquiryPossessions } from './table-inquiry-possessions.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  let made = 0;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());

  describeInquiryPossessions(engine, async () => ({
    possessions: new TableInquiryPossessions(house.database),
    giveParty: async (id, things) => {
      const points = things.filter((t) => t !== 'name').map((kind) => ({ kind, value: kind }));
      const name = things.includes('name') ? 'Ромашка' : null;
      const rest = { kind: 'company', name_key: '', created_at: new Date(), version: 1 };
      await insertAll(house.database, 'sales_party', [{ id, name, points: JSON.stringify(points), ...rest }]);
    },
    giveInquiry: async (partyId, { id, number, pipeline }, open) => {
      const receivedAt = minutesLater(number);
      const inquiry = Inquiry.restore({ ...anInquiry({ partyId, pipeline, receivedAt }, number).state, id });
      if (!open) inquiry.lose('price', { ...act(), reasons: ['price'] });
      await house.work.run(() => new MikroInquiryBook(house.database).save(inquiry));
    },
    giveInvoice: async (inquiryId, { paid, counted }) =>
      keepInvoices(house.database, [
        { id: `И-${++made}`, at: new Date(), total: 100, inquiryId, paid: paid ? 100 : 0, posted: counted },
      ]),
  }));
});
