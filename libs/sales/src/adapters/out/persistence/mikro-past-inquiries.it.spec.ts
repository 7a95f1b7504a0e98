import { newId } from '@prorab/kernel';
import { openTestHouse, testEngines } from '@prorab/platform/testing';
import { act, anInquiry, minutesLater } from '../../../domain/inquiry/an-inquiry.builder.js';
import { aParty } from '../../../domain/party/a-party.builder.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroPastInquiries } from './mikro-past-inquiries.js';

describe.each(testEngines())('past inquiries on %s', (engine) => {
  it('tell who was the first to get each and how long it was held; spam and other days are left out', async () => {
    const house = await openTestHouse(engine, [salesTables]);
    try {
      const [anna, boris] = [newId(), newId()];
      const party = aParty('Фирма');
      party.setResponsible(anna, { at: minutesLater(0), by: null });
      const [closed, waiting, spam, later] = [1, 2, 3, 4].map((n) =>
        anInquiry({ partyId: party.id, receivedAt: minutesLater(n === 4 ? 9_000 : n) }, n),
      ) as [
        ReturnType<typeof anInquiry>,
        ReturnType<typeof anInquiry>,
        ReturnType<typeof anInquiry>,
        ReturnType<typeof anInquiry>,
      ];
      closed.assign(anna, act(minutesLater(11)));
      closed.assign(boris, act(minutesLater(20)));
      closed.win(act(minutesLater(71)));
      spam.markSpam(act(minutesLater(5)));
      await house.work.run(async () => {
        await new MikroPartyBook(house.database).save(party);
        await new MikroInquiryBook(house.database).save(closed, waiting, spam, later);
      });
      const past = await new MikroPastInquiries(house.database).receivedBetween(minutesLater(0), minutesLater(600));
      expect(past).toMatchObject([
        {
          employeeId: anna,
          firstAssignedAt: minutesLater(11),
          past: { heldForMs: 60 * 60_000, facts: { responsibleId: anna, channel: 'letter' } },
        },
        { employeeId: null, firstAssignedAt: null, past: { inquiryId: waiting.id } },
      ]);
    } finally {
      await house.close();
    }
  });
});
