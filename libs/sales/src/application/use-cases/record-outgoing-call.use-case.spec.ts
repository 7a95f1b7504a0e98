import { newId } from '@prorab/kernel';
import type { CustomerCalled } from '../../contract/index.js';
import { InquiryAnswered } from '../../contract/index.js';
import { aLetter, aSalesWorld, anna } from '../a-sales-world.builder.js';

type World = ReturnType<typeof aSalesWorld>;
const NUMBER = '+79112223344';

describe('a customer whom one of us has called', () => {
  const set = () => {
    const world = aSalesWorld();
    const called = (of: Partial<CustomerCalled> = {}): Promise<void> =>
      world.recordOutgoing.execute({
        called: {
          ...{ contactId: newId(), number: NUMBER, partyId: null, inquiryId: null, employeeId: anna },
          ...{ at: world.clock.now().toISOString(), talkedSeconds: 135, why: null },
          ...of,
        },
      });
    return { world, called };
  };
  const opened = async (world: World, from: Parameters<typeof aLetter>[1]) => {
    const received = await world.receive.execute({ contact: aLetter('ivan@firm.ru', from) });
    if (received.outcome === 'known') throw new Error('known already');
    world.clock.advance({ minutes: 5 });
    return received;
  };
  const phone = [{ kind: 'phone' as const, value: NUMBER, name: null }];

  it('has it in his history and that of the open inquiry, which the talk answers', async () => {
    const { world, called } = set();
    const { inquiryId, partyId } = await opened(world, { from: phone, channel: 'call', threadKey: `call:${NUMBER}` });
    const contactId = newId();
    await called({ contactId });
    await called({ contactId });
    expect((await world.timeLine.ofInquiry(inquiryId)).at(-1)).toMatchObject({
      ...{ contactId, partyId, direction: 'out', channel: 'call', subject: 'Звонок, 2:15', employeeId: anna },
    });
    expect(world.outbox.of(InquiryAnswered)).toMatchObject([{ inquiryId, employeeId: anna, first: true }]);
    expect(world.inquiries.only()).toMatchObject({ status: 'answered', ownerId: anna });
  });
  it('not reached: it stands there too, and nothing is answered', async () => {
    const { world, called } = set();
    const { inquiryId } = await opened(world, { from: phone, threadKey: 't' });
    await called({ talkedSeconds: null, why: 'busy' });
    expect((await world.timeLine.ofInquiry(inquiryId)).at(-1)?.subject).toBe('Не дозвонились: занято');
    expect(world.outbox.of(InquiryAnswered)).toEqual([]);
    expect(world.feed.changes.at(-1)).toMatchObject({ kind: 'customer-called', subject: inquiryId });
  });
  it('called about an inquiry at a number that nobody knew: it belongs to that inquiry', async () => {
    const { world, called } = set();
    const { inquiryId, partyId } = await opened(world, { threadKey: 't' });
    await called({ number: '+79110000000', inquiryId });
    expect((await world.timeLine.ofInquiry(inquiryId)).at(-1)).toMatchObject({ partyId, direction: 'out' });
    expect(world.inquiries.only().status).toBe('answered');
  });
  it('told late, after he has written again: what he wrote since is not answered', async () => {
    const { world, called } = set();
    const before = new Date(world.clock.now().getTime() - 60_000).toISOString();
    const { inquiryId } = await opened(world, { from: phone, threadKey: 't' });
    await called({ at: before });
    expect(await world.timeLine.ofInquiry(inquiryId)).toHaveLength(2);
    expect(world.inquiries.only().status).toBe('waiting');
  });
  it('a stranger is nobody’s history, and opens no inquiry', async () => {
    const { world, called } = set();
    await called({ number: '+79110000001' });
    expect(world.outbox.events).toEqual([]);
  });
});
