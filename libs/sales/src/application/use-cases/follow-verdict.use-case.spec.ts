import { InquiryClosed, InquiryReopened } from '../../contract/index.js';
import { aLetter, aSalesWorld, anInquiryOf, anna, boris } from '../a-sales-world.builder.js';

const judged = (verdict: 'spam' | 'customer', contactId: string, threadKey: string | null = 't-1') => ({
  judged: { contactId, threadKey, verdict, employeeId: boris, judgedAt: '2025-06-30T07:00:00.000Z' },
});
const aLetterOf = (contactId: string, over = {}) => aLetter('ivan@firm.ru', { contactId, threadKey: 't-1', ...over });

describe('a letter judged by a person', () => {
  it('takes its inquiry off the board as spam, and brings it back to its last owner', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    const inquiryId = await anInquiryOf(world, aLetterOf('l-1'));
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.verdict.execute(judged('spam', 'l-1'));
    expect(world.inquiries.only()).toMatchObject({ status: 'spam', ownerId: null });
    expect(world.outbox.of(InquiryClosed)).toMatchObject([{ inquiryId, outcome: 'spam', ownerId: anna }]);
    expect(world.feed.changes.at(-1)).toMatchObject({ kind: 'inquiry-spam', subject: inquiryId });

    await world.verdict.execute(judged('customer', 'l-1'));
    expect(world.inquiries.only()).toMatchObject({ status: 'waiting' });
    expect(world.inquiries.only().respondBy).not.toBeNull();
    expect(world.outbox.of(InquiryReopened)).toMatchObject([{ inquiryId, why: 'not-spam' }]);
    await world.giveOut.execute();
    expect(world.inquiries.only()).toMatchObject({ status: 'assigned', ownerId: anna });
  });

  it('twice said changes nothing, nor does a verdict on what is closed', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world, aLetterOf('l-1'));
    await world.verdict.execute(judged('customer', 'l-1'));
    for (let i = 0; i < 2; i++) await world.verdict.execute(judged('spam', 'l-1'));
    expect(world.outbox.of(InquiryClosed)).toHaveLength(1);
    await world.unmarkSpam.execute({ inquiryId });
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.close.execute({ inquiryId, result: { outcome: 'won' } });
    await world.verdict.execute(judged('spam', 'l-1'));
    expect(world.inquiries.only().status).toBe('closed-won');
  });

  it('leaves the inquiry to a person when the customer came by other ways too', async () => {
    const world = aSalesWorld();
    await anInquiryOf(world, aLetterOf('l-1'));
    await world.receive.execute({ contact: aLetterOf('c-1', { channel: 'call', threadKey: null }) });
    await world.verdict.execute(judged('spam', 'l-1'));
    expect(world.inquiries.only().status).toBe('waiting');
  });

  it.each([['before'], ['after']])(
    'a robot that was a customer makes one inquiry, the verdict coming %s the letter',
    async (order) => {
      const world = aSalesWorld();
      // The thread lies under spam already; the letter itself was never told of.
      await anInquiryOf(world, aLetterOf('l-1'));
      await world.verdict.execute(judged('spam', 'l-1'));
      if (order === 'before') await world.verdict.execute(judged('customer', 'l-2'));
      await world.receive.execute({ contact: aLetterOf('l-2') });
      if (order === 'after') await world.verdict.execute(judged('customer', 'l-2'));
      expect(world.inquiries.only()).toMatchObject({ status: 'waiting', contactCount: 2 });
    },
  );

  it('waits for the letter when its verdict comes first', async () => {
    const world = aSalesWorld();
    await expect(world.verdict.execute(judged('spam', 'l-9'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'sales.contact-unknown',
    });
    await world.verdict.execute(judged('customer', 'l-9', null));
    expect(world.inquiries.rows.size).toBe(0);
  });
});
