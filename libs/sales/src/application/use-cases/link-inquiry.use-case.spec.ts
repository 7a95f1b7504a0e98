import { actingAs } from '@prorab/platform/marks';
import { InquiryAssigned, InquiryLinked, InquiryReopened, InquirySeparated } from '../../contract/index.js';
import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { type SalesWorld, aLetter, aSalesWorld, anInquiryOf, anna, boris } from '../a-sales-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });
const named = (name: string) => [{ kind: 'email' as const, value: `${name}@firm.ru`, name }];
/** Two letters of one company, an hour apart: No. 1 is the older. */
async function twoInquiries(over: { first?: object; second?: object } = {}) {
  const world = aSalesWorld();
  const targetId = await anInquiryOf(
    world,
    aLetter('ivan@firm.ru', { contactId: 'l-1', threadKey: 't-1', ...over.first }),
  );
  world.clock.advance({ minutes: 50 });
  const receivedAt = world.clock.now().toISOString();
  const letter = aLetter('petr@firm.ru', {
    contactId: 'l-2',
    threadKey: 't-2',
    channel: 'chat',
    receivedAt,
    ...over.second,
  });
  const inquiryId = await anInquiryOf(world, letter);
  const link = (by = boris) =>
    actingAs({ kind: 'employee', employeeId: by, role: 'manager', sessionId: 's' }, () =>
      world.link.execute({ inquiryId, targetId, note: ' Тот же объект ' }),
    );
  return { world, targetId, inquiryId, link };
}
const contactsOf = async (world: SalesWorld, id: string) =>
  (await world.timeLine.ofInquiry(id)).map((e) => e.contactId);

describe('an inquiry hung on another by hand', () => {
  it('gives it contacts, threads and channels, and ends neither won nor lost', async () => {
    const { world, targetId, inquiryId, link } = await twoInquiries();
    expect(await link()).toMatchObject({ target: { inquiryId: targetId, number: 1 }, parties: 'merged' });
    expect(world.inquiries.rows.get(inquiryId)).toMatchObject({
      ...{ status: 'linked', ownerId: null, respondBy: null, lossReason: null, threads: [] },
      link: { to: targetId, threads: ['t-2'] },
    });
    expect(world.inquiries.rows.get(targetId)).toMatchObject({
      ...{ status: 'waiting', threads: ['t-1', 't-2'], channels: ['letter', 'chat'], contactCount: 2 },
      // The older promise holds.
      ...{ respondBy: minutesLater(60), lastContactAt: minutesLater(50) },
    });
    expect(await contactsOf(world, targetId)).toEqual(['l-1', 'l-2']);
    expect(world.inquiries.historyOf(inquiryId).find((h) => h.kind === 'linked')).toMatchObject({
      ...{ by: boris, from: 'waiting', to: 'linked', note: 'Тот же объект' },
      because: [{ rule: 'person', code: 'linked-to', numbers: { number: 1 } }],
    });
    expect(world.inquiries.historyOf(targetId).find((h) => h.kind === 'absorbed')).toMatchObject({
      ...{ by: boris, because: [{ code: 'linked-from', numbers: { number: 2 } }] },
    });
    expect(world.outbox.of(InquiryLinked)).toMatchObject([{ inquiryId, number: 2, targetId, targetNumber: 1 }]);
    const told = world.feed.changes.filter((c) => ['inquiry-linked', 'inquiry-absorbed'].includes(c.kind));
    expect(told.map((c) => [c.kind, c.subject])).toEqual([
      ['inquiry-linked', inquiryId],
      ['inquiry-absorbed', targetId],
    ]);
    expect(told[0]?.payload).toMatchObject({ status: 'linked', linkedTo: targetId });
  });

  it('takes no later contact and no answer any more: both go where its threads are', async () => {
    const { world, targetId, inquiryId, link } = await twoInquiries();
    await link();
    world.clock.advance({ days: 1 });
    const receivedAt = world.clock.now().toISOString();
    const later = aLetter('petr@firm.ru', { contactId: 'l-3', threadKey: 't-2', receivedAt });
    expect(await world.receive.execute({ contact: later })).toMatchObject({ outcome: 'join', inquiryId: targetId });
    const answer = {
      threadKey: 't-2',
      contactId: 'a-1',
      employeeId: anna,
      answeredAt: receivedAt,
      via: 'board' as const,
    };
    await world.recordAnswer.execute({ answer });
    expect(world.inquiries.rows.get(targetId)).toMatchObject({ status: 'answered', ownerId: anna });
    expect(world.inquiries.rows.get(inquiryId)?.status).toBe('linked');
  });

  it('leaves an owner his inquiry, and brings its own where there is none', async () => {
    const held = await twoInquiries();
    for (const [inquiryId, employeeId] of [
      [held.targetId, anna],
      [held.inquiryId, boris],
    ] as const)
      await held.world.take.execute({ inquiryId, employeeId });
    await held.link();
    expect(held.world.inquiries.rows.get(held.targetId)).toMatchObject({ ownerId: anna, status: 'in-work' });
    const free = await twoInquiries();
    await free.world.take.execute({ inquiryId: free.inquiryId, employeeId: anna });
    await free.link();
    expect(free.world.inquiries.rows.get(free.targetId)).toMatchObject({ ownerId: anna, status: 'in-work' });
    expect(free.world.outbox.of(InquiryAssigned).at(-1)).toMatchObject({ inquiryId: free.targetId, employeeId: anna });
  });

  it('an answered one owes an answer again, as it was promised to the other; the head is not told twice', async () => {
    const { world, targetId, inquiryId, link } = await twoInquiries();
    const answeredAt = world.clock.now().toISOString();
    const answer = { threadKey: 't-1', contactId: 'a-1', employeeId: anna, answeredAt, via: 'board' as const };
    await world.recordAnswer.execute({ answer });
    world.clock.advance({ minutes: 90 });
    await world.escalate.execute();
    const { escalatedAt } = world.inquiries.rows.get(inquiryId)!;
    expect(escalatedAt).not.toBeNull();
    await link();
    expect(world.inquiries.rows.get(targetId)).toMatchObject({
      ...{ status: 'in-work', ownerId: anna, respondBy: minutesLater(110), escalatedAt },
    });
  });

  it('a closed one goes on; spam and what is linked itself take nothing', async () => {
    const { world, targetId, link } = await twoInquiries();
    await world.markSpam.execute({ inquiryId: targetId });
    await expect(link()).rejects.toEqual(code('sales.inquiry-move-refused'));
    await world.unmarkSpam.execute({ inquiryId: targetId });
    await world.close.execute({ inquiryId: targetId, result: { outcome: 'lost', reason: 'price' } });
    await link();
    expect(world.inquiries.rows.get(targetId)).toMatchObject({ status: 'waiting', lossReason: null });
    expect(world.outbox.of(InquiryReopened).at(-1)).toMatchObject({ inquiryId: targetId, why: 'by-employee' });
    await expect(link()).rejects.toEqual(code('sales.inquiry-move-refused'));
    await expect(world.link.execute({ inquiryId: targetId, targetId })).rejects.toEqual(
      code('sales.inquiry-linked-to-itself'),
    );
  });

  it('never makes one of two customers with names: it proposes, unless a person has said that they are two', async () => {
    const given = { first: { from: named('Иван') }, second: { from: named('Пётр') } };
    given.first.from[0]!.value = 'ivan@firm.ru';
    given.second.from[0]!.value = 'petr@firm.ru';
    const { world, inquiryId, targetId, link } = await twoInquiries(given);
    const parties = [inquiryId, targetId].map((id) => world.inquiries.rows.get(id)?.partyId);
    expect(await link()).toMatchObject({ parties: 'proposed' });
    expect([inquiryId, targetId].map((id) => world.inquiries.rows.get(id)?.partyId)).toEqual(parties);
    const [proposal] = await world.proposals.open(10);
    expect(proposal).toMatchObject({ reasons: expect.arrayContaining(['linked:2-1']) });
    await world.separate.execute({ inquiryId });
    await world.dismiss.execute({ proposalId: proposal!.id });
    expect(await link()).toMatchObject({ parties: 'different' });
  });
});

describe('a link taken back', () => {
  it('gives back contacts and threads, those since too, with the promise that was given', async () => {
    const { world, targetId, inquiryId, link } = await twoInquiries();
    world.colleagues.hire(anna);
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.take.execute({ inquiryId: targetId, employeeId: boris });
    await link();
    const since = aLetter('petr@firm.ru', { contactId: 'l-3', threadKey: 't-2' });
    await world.receive.execute({ contact: since });
    await world.separate.execute({ inquiryId });
    expect(world.inquiries.rows.get(inquiryId)).toMatchObject({
      ...{
        status: 'waiting',
        link: null,
        threads: ['t-2'],
        contactCount: 2,
        closedAt: null,
        respondBy: minutesLater(110),
      },
    });
    expect(world.inquiries.rows.get(targetId)).toMatchObject({
      ...{ status: 'in-work', ownerId: boris, threads: ['t-1'], channels: ['letter'], contactCount: 1 },
    });
    expect(await contactsOf(world, targetId)).toEqual(['l-1']);
    expect(world.outbox.of(InquirySeparated)).toMatchObject([{ inquiryId, targetId, number: 2, targetNumber: 1 }]);
    expect(world.feed.changes.slice(-2).map((c) => c.kind)).toEqual(['inquiry-separated', 'inquiry-released']);
    await world.giveOut.execute();
    expect(world.inquiries.rows.get(inquiryId)?.ownerId).toBe(anna);
    await expect(world.separate.execute({ inquiryId })).rejects.toEqual(code('sales.inquiry-move-refused'));
  });

  it.each([['first'], ['last']])(
    'finds its contacts where the target was linked on to, the inner one %s',
    async (order) => {
      const { world, targetId: middle, inquiryId: inner, link } = await twoInquiries();
      const outer = await anInquiryOf(world, aLetter('olga@other.ru', { contactId: 'l-9', threadKey: 't-9' }));
      await link();
      await world.link.execute({ inquiryId: middle, targetId: outer });
      expect(await contactsOf(world, outer)).toHaveLength(3);
      for (const inquiryId of order === 'first' ? [inner, middle] : [middle, inner])
        await world.separate.execute({ inquiryId });
      const threads = [inner, middle, outer].map((id) => world.inquiries.rows.get(id)?.threads);
      expect(threads).toEqual([['t-2'], ['t-1'], ['t-9']]);
      expect(await Promise.all([inner, middle, outer].map((id) => contactsOf(world, id)))).toEqual([
        ['l-2'],
        ['l-1'],
        ['l-9'],
      ]);
    },
  );
});
