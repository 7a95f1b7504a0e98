import { newId } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describePastInquiries } from '../../../application/ports/past-inquiries.contract.js';
import { act, anInquiry, minutesLater } from '../../../domain/inquiry/an-inquiry.builder.js';
import { aParty } from '../../../domain/party/a-party.builder.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroPastInquiries } from './mikro-past-inquiries.js';
import { salesRows } from './sales.rows.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  const [anna, boris] = [newId(), newId()];
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());

  describePastInquiries(engine, async () => {
    for (const { meta } of salesRows) await house.database.run(`delete from ${meta.tableName}`);
    let number = 0;
    return {
      past: new MikroPastInquiries(house.database),
      anna,
      add: async (...inquiries) => {
        const ids: string[] = [];
        for (const { receivedAt, given, wonAt, spam, responsibleId } of inquiries) {
          const party = aParty('Фирма');
          if (responsibleId) party.setResponsible(responsibleId, { at: minutesLater(0), by: null });
          const inquiry = anInquiry({ partyId: party.id, receivedAt }, ++number);
          if (given) {
            inquiry.assign(given.to, act(given.at));
            // Who gets it later is not the first.
            inquiry.assign(boris, act(minutesLater(5, given.at)));
          }
          if (wonAt) inquiry.win(act(wonAt));
          if (spam) inquiry.markSpam(act(minutesLater(5, receivedAt)));
          await house.work.run(async () => {
            await new MikroPartyBook(house.database).save(party);
            await new MikroInquiryBook(house.database).save(inquiry);
          });
          ids.push(inquiry.id);
        }
        return ids;
      },
      close: async () => undefined,
    };
  });
});
