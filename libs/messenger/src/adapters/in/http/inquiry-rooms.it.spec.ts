import { newId } from '@prorab/kernel';
import { Outbox, UnitOfWork } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { InquiryAssigned, InquiryClosed, InquiryKept } from '@prorab/sales/contract';
import type { MessageView } from '../../../application/wire.js';
import { type MessengerHouse, aMessengerHouse, people } from './a-messenger-house.builder.js';

describe.each(testEngines())('the inner room of an inquiry on %s', (engine) => {
  let house: MessengerHouse;
  const inquiryId = newId();
  beforeAll(async () => {
    house = await aMessengerHouse(engine);
    house.inquiries.cards.push({
      ...{ inquiryId, number: 451, status: 'in-work', ownerId: people.anna.id, partyId: newId(), subject: 'Кирпич' },
      ...{ respondBy: null, nextStep: null },
    });
  });
  afterAll(() => house.close());
  const room = async (as: 'anna' | 'head' | 'worker' = 'anna') => house.post(`inquiries/${inquiryId}/room`, {}, as);
  const tell = (event: object): Promise<void> =>
    house.app.get(UnitOfWork).run(async () => house.app.get(Outbox).add(event));

  it('is one; its owner is in it, whoever works with inquiries may enter, the workshop may not', async () => {
    const id = (await room()).body.conversationId as string;
    expect((await room('head')).body.conversationId).toBe(id);
    expect((await room('worker')).status).toBe(403);
    expect((await house.get(`conversations/${id}`, 'worker')).status).toBe(404);
    expect((await house.get('conversations')).body.items).toMatchObject([
      { id, kind: 'inquiry', title: '№ 451 Кирпич', inquiryId },
    ]);
    expect((await house.get(`conversations/${id}`, 'boris')).body).toMatchObject({ isMember: false, unread: 0 });
    // Who writes takes part from then on.
    await house.say(id, 'Помогу с расчётом', 'boris');
    expect((await house.get('conversations', 'boris')).body.items).toMatchObject([{ id, unread: 0 }]);
    expect((await house.get('conversations')).body.items).toMatchObject([{ id, unread: 1 }]);
    expect((await house.post(`inquiries/${newId()}/room`, {})).status).toBe(404);
  });

  it('says what happens to the inquiry, and lets its new owner in', async () => {
    const id = (await room()).body.conversationId as string;
    const vera = await house.desk('vera');
    const at = house.clock.now().toISOString();
    const owners = { employeeId: people.vera.id, previousOwnerId: people.anna.id };
    await tell(InquiryAssigned.of({ inquiryId, number: 451, ...owners, because: ['person.taken'], at }));
    await tell(InquiryClosed.of({ inquiryId, number: 451, ownerId: people.vera.id, outcome: 'won', reason: null, at }));
    await house.settled();
    const facts = (await house.get(`conversations/${id}/messages`)).body.messages.flatMap(
      (m: MessageView) => m.fact ?? [],
    );
    const to = `employee:${people.vera.id}`;
    expect(facts).toEqual([
      { code: 'messenger.inquiry-assigned', params: { to, from: `employee:${people.anna.id}` } },
      { code: 'messenger.inquiry-closed', params: { outcome: 'won', reason: null } },
    ]);
    expect((await house.get('conversations', 'vera')).body.items).toMatchObject([{ id, unread: 3 }]);
    await eventually(() => expect(vera.heard.map(([event]) => event)).toContain('chat:conversation'));
  });

  it('is opened for two of whom one talks with the customer and the other keeps the inquiry', async () => {
    const kept = { ...house.inquiries.cards[0]!, inquiryId: newId(), number: 453, ownerId: people.anna.id };
    house.inquiries.cards.push(kept);
    const { inquiryId: about, number, ownerId } = kept;
    const at = house.clock.now().toISOString();
    await tell(InquiryKept.of({ inquiryId: about, number, ownerId, employeeId: people.boris.id, at }));
    await house.settled();
    for (const who of ['anna', 'boris'] as const) {
      const { items } = (await house.get('conversations', who)).body;
      const [his] = items.filter((c: { inquiryId: string }) => c.inquiryId === about);
      expect(his).toMatchObject({ kind: 'inquiry', unread: 1 });
      expect((await house.get(`conversations/${his.id}/messages`, who)).body.messages).toMatchObject([
        {
          fact: {
            code: 'messenger.inquiry-kept',
            params: { who: `employee:${people.boris.id}`, to: `employee:${ownerId}` },
          },
        },
      ]);
    }
  });

  it('an inquiry without a room gets none by what happens to it', async () => {
    const other = newId();
    const at = house.clock.now().toISOString();
    await tell(InquiryClosed.of({ inquiryId: other, number: 452, ownerId: null, outcome: 'spam', reason: null, at }));
    await house.settled();
    const [row] = await house.database.all<{ n: number }>(
      'select count(*) as n from messenger_conversation where inquiry_id = ?',
      [other],
    );
    expect(Number(row?.n)).toBe(0);
  });
});
