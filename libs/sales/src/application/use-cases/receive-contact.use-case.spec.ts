import { InquiryJoined, InquiryOpened, InquiryReopened, InquiryReturned, PartiesMerged } from '../../contract/index.js';
import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { aLetter, aSalesWorld, anInquiryOf, anna } from '../a-sales-world.builder.js';

const at = (minutes: number) => ({ receivedAt: minutesLater(minutes).toISOString() });

describe('a contact of a customer', () => {
  it('becomes a waiting inquiry of a new party, on the board and told to the neighbours', async () => {
    const world = aSalesWorld();
    await world.receive.execute({ contact: aLetter('Ivan@Firm.ru') });
    expect(world.inquiries.only()).toMatchObject({ number: 1, status: 'waiting', channel: 'letter' });
    expect([...world.parties.rows.values()][0]?.points[0]).toMatchObject({
      kind: 'email',
      value: 'ivan@firm.ru',
      source: 'letter',
    });
    expect(world.outbox.of(InquiryOpened)).toHaveLength(1);
    expect(world.feed.changes).toMatchObject([{ stream: 'board', kind: 'inquiry-opened', payload: { number: 1 } }]);
  });

  it('counts once, however often it is told', async () => {
    const world = aSalesWorld();
    const letter = aLetter();
    await world.receive.execute({ contact: letter });
    const before = [world.inquiries.only(), world.outbox.events.length];
    for (let i = 0; i < 3; i++) expect(await world.receive.execute({ contact: letter })).toEqual({ outcome: 'known' });
    expect([world.inquiries.only(), world.outbox.events.length]).toEqual(before);
  });

  it('joins: letter, call and chat of one party within half an hour are one inquiry with one owner', async () => {
    const world = aSalesWorld();
    world.clock.advance({ hours: 2 });
    const from = [
      { kind: 'email' as const, value: 'ivan@firm.ru', name: 'Иван' },
      { kind: 'phone' as const, value: '8 (812) 123-45-67', name: null },
    ];
    await world.receive.execute({ contact: aLetter('', { from }) });
    const call = [{ kind: 'phone' as const, value: '+78121234567', name: null }];
    await world.receive.execute({ contact: aLetter('', { channel: 'call', from: call, threadKey: null, ...at(20) }) });
    await world.receive.execute({ contact: aLetter('ivan@firm.ru', { channel: 'chat', threadKey: null, ...at(45) }) });
    expect(world.inquiries.only()).toMatchObject({ channels: ['letter', 'call', 'chat'], contactCount: 3 });
    expect(world.outbox.of(InquiryJoined)).toHaveLength(2);
    await world.receive.execute({ contact: aLetter('ivan@firm.ru', at(90)) });
    expect(world.inquiries.rows.size).toBe(2);
  });

  it('links a nameless single contact silently, and two identified parties never', async () => {
    const world = aSalesWorld();
    world.clock.advance({ hours: 2 });
    const call = { channel: 'call' as const, threadKey: null };
    await world.receive.execute({
      contact: aLetter('', { ...call, from: [{ kind: 'phone', value: '+78121234567', name: null }] }),
    });
    await world.register.execute({
      party: { kind: 'company', name: 'Фирма', points: [{ kind: 'email', value: 'ivan@firm.ru' }] },
    });
    const signed = aLetter('', {
      ...at(60),
      from: [
        { kind: 'email', value: 'ivan@firm.ru', name: 'Иван' },
        { kind: 'phone', value: '8 812 123-45-67', name: null },
      ],
    });
    await world.receive.execute({ contact: signed });
    expect(world.outbox.of(PartiesMerged)).toHaveLength(1);
    expect(new Set([...world.inquiries.rows.values()].map((i) => i.partyId)).size).toBe(1);

    await world.register.execute({
      party: { kind: 'company', name: 'Другие', points: [{ kind: 'phone', value: '+79211234567' }] },
    });
    const both = aLetter('ivan@firm.ru', { ...at(110) });
    both.from.push({ kind: 'phone', value: '+79211234567', name: null });
    await world.receive.execute({ contact: both });
    expect(world.outbox.of(PartiesMerged)).toHaveLength(1);
    expect([...world.proposals.rows.values()]).toMatchObject([
      { state: 'open', reasons: ['point:phone:+79211234567'] },
    ]);
  });

  it('reopens a closed inquiry of its thread, and the rules look for its last owner', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { threadKey: 't-1' }));
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.close.execute({ inquiryId, result: { outcome: 'lost', reason: 'price' } });
    world.clock.advance({ days: 3 });
    await world.receive.execute({
      contact: aLetter('ivan@firm.ru', { threadKey: 't-1', receivedAt: world.clock.now().toISOString() }),
    });
    expect(world.outbox.of(InquiryReopened)).toHaveLength(1);
    world.colleagues.hire(anna);
    await world.giveOut.execute();
    expect(world.inquiries.only()).toMatchObject({ status: 'assigned', ownerId: anna, contactCount: 2 });
  });

  it('does not go to an empty chair: the owner is on vacation, so it waits for the rules', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { threadKey: 't-1' }));
    await world.take.execute({ inquiryId, employeeId: anna });
    world.colleagues.hire(anna, { atWork: false, absentUntil: minutesLater(10_000) });
    await world.receive.execute({ contact: aLetter('ivan@firm.ru', { threadKey: 't-1' }) });
    expect(world.inquiries.only()).toMatchObject({ status: 'waiting', ownerId: null });
    expect(world.outbox.of(InquiryReturned)).toMatchObject([{ why: 'owner-absent', previousOwnerId: anna }]);
  });

  it('is an inquiry also without a sender, and one dated 2050 is received now', async () => {
    const world = aSalesWorld();
    await world.receive.execute({ contact: aLetter('', { receivedAt: '2050-01-01T00:00:00.000Z' }) });
    expect(world.inquiries.only().receivedAt).toEqual(world.clock.now());
  });
});
