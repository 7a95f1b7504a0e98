import { InquiryAssigned, InquiryKept } from '../../contract/index.js';
import { aLetter, aSalesWorld, anInquiryOf, anna, boris, vera } from '../a-sales-world.builder.js';

async function aChat() {
  const world = aSalesWorld();
  for (const who of [anna, boris, vera]) world.colleagues.hire(who);
  const inquiryId = await anInquiryOf(world, aLetter('', { contactId: 'c-1', channel: 'chat', threadKey: 'chat:1' }));
  const taken = (employeeId: string, fromEmployeeId: string | null = null, contactId = 'c-1') =>
    world.takeOfContact.execute({
      taken: { contactId, employeeId, fromEmployeeId, takenAt: world.clock.now().toISOString() },
    });
  return { world, inquiryId, taken };
}

describe('a talk with a customer that somebody takes', () => {
  it('makes its inquiry his, once', async () => {
    const { world, inquiryId, taken } = await aChat();
    await taken(anna);
    await taken(anna);
    expect(world.inquiries.only()).toMatchObject({ status: 'in-work', ownerId: anna });
    expect(world.outbox.of(InquiryAssigned)).toMatchObject([{ inquiryId, employeeId: anna, previousOwnerId: null }]);
    expect(world.feed.changes.at(-1)).toMatchObject({ kind: 'inquiry-taken', subject: inquiryId });
  });

  it('is the taking of what the rules have given him', async () => {
    const { world, inquiryId, taken } = await aChat();
    await world.assign.execute({ inquiryId, employeeId: anna });
    await taken(anna);
    expect(world.inquiries.only()).toMatchObject({ status: 'in-work', ownerId: anna, takeBy: null });
  });

  it('brings the inquiry along when it goes from hand to hand, answered or not', async () => {
    const { world, taken } = await aChat();
    await taken(anna);
    await taken(boris, anna);
    expect(world.inquiries.only()).toMatchObject({ status: 'in-work', ownerId: boris, takeBy: null });
    const answeredAt = world.clock.now().toISOString();
    const answer = { threadKey: 'chat:1', contactId: 'm-1', employeeId: boris, answeredAt, via: 'board' as const };
    await world.recordAnswer.execute({ answer });
    await taken(vera, boris);
    expect(world.inquiries.only()).toMatchObject({ status: 'answered', ownerId: vera });
    expect(world.outbox.of(InquiryAssigned).map((e) => e.previousOwnerId)).toEqual([null, anna, boris]);
  });

  it('leaves the inquiry with an owner who did not have the talk, and says so', async () => {
    const { world, inquiryId, taken } = await aChat();
    await world.take.execute({ inquiryId, employeeId: vera });
    const { version } = world.inquiries.only();
    await taken(anna);
    await taken(boris, anna);
    expect(world.inquiries.only()).toMatchObject({ ownerId: vera, version });
    expect(world.outbox.of(InquiryKept)).toMatchObject([
      { inquiryId, ownerId: vera, employeeId: anna },
      { inquiryId, ownerId: vera, employeeId: boris },
    ]);
  });

  it('does nothing to a closed inquiry, and waits for a contact that has not come yet', async () => {
    const { world, inquiryId, taken } = await aChat();
    await taken(anna);
    await world.close.execute({ inquiryId, result: { outcome: 'won' } });
    await taken(boris, anna);
    expect(world.inquiries.only()).toMatchObject({ status: 'closed-won', ownerId: anna });
    await expect(taken(anna, null, 'c-9')).rejects.toMatchObject({ code: 'sales.contact-unknown' });
  });
});
