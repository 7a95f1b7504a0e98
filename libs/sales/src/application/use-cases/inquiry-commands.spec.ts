import { actingAs } from '@prorab/platform/marks';
import {
  InquiryAnswered,
  InquiryAssigned,
  InquiryClosed,
  InquiryEscalated,
  InquiryReopened,
  InquiryReturned,
  NextStepEnded,
  NextStepPlanned,
} from '../../contract/index.js';
import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { aLetter, aSalesWorld, anInquiryOf, anna, boris, vera } from '../a-sales-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('what people do with an inquiry', () => {
  it('take: one owner, the second is refused, an old version too', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    await expect(world.take.execute({ inquiryId, employeeId: anna, expectedVersion: 7 })).rejects.toEqual(
      code('sales.inquiry-changed'),
    );
    expect(await world.take.execute({ inquiryId, employeeId: anna, expectedVersion: 1 })).toEqual({ version: 2 });
    await expect(world.take.execute({ inquiryId, employeeId: boris })).rejects.toEqual(code('sales.inquiry-taken'));
    expect(world.outbox.of(InquiryAssigned)).toMatchObject([{ employeeId: anna, because: ['person.taken'] }]);
  });

  it('assign by hand: to who is here, not to the absent or the unknown', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    world.colleagues.hire(anna, { absentUntil: minutesLater(600) });
    world.colleagues.hire(boris, { capacity: 0 });
    await expect(world.assign.execute({ inquiryId, employeeId: vera })).rejects.toEqual(code('sales.employee-unknown'));
    await expect(world.assign.execute({ inquiryId, employeeId: anna })).rejects.toEqual(code('sales.employee-absent'));
    await world.assign.execute({ inquiryId, employeeId: boris });
    expect(world.inquiries.only()).toMatchObject({ ownerId: boris, status: 'assigned' });
  });

  it('return: goes to another, not back to the one who returned it', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    const inquiryId = await anInquiryOf(world);
    await world.giveOut.execute();
    await world.giveBack.execute({ inquiryId });
    await world.giveOut.execute();
    expect(world.inquiries.only()).toMatchObject({ ownerId: null, status: 'waiting' });
    world.colleagues.hire(boris);
    await world.giveOut.execute();
    expect(world.inquiries.only().ownerId).toBe(boris);
    expect(world.outbox.of(InquiryReturned)).toMatchObject([{ why: 'by-owner', previousOwnerId: anna }]);
  });

  it('close: won or lost for a reason of the list; spam and back', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    const lose = (reason: string) => world.close.execute({ inquiryId, result: { outcome: 'lost', reason } });
    await expect(lose('mood')).rejects.toEqual(code('sales.loss-reason-unknown'));
    await lose('price');
    await world.reopen.execute({ inquiryId });
    await world.markSpam.execute({ inquiryId });
    await world.unmarkSpam.execute({ inquiryId });
    await world.planNextStep.execute({ inquiryId, nextStep: { text: 'Позвонить', due: minutesLater(60) } });
    expect(world.inquiries.only()).toMatchObject({ status: 'waiting', nextStep: { text: 'Позвонить' } });
    expect(world.outbox.of(InquiryClosed).map((e) => [e.outcome, e.reason])).toEqual([
      ['lost', 'price'],
      ['spam', null],
    ]);
  });

  it('a next step is told with its owner and date, told anew when it moves, and its end once', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    await world.take.execute({ inquiryId, employeeId: anna });
    for (const minutes of [60, 90])
      await world.planNextStep.execute({ inquiryId, nextStep: { text: 'Позвонить', due: minutesLater(minutes) } });
    expect(world.outbox.of(NextStepPlanned).map((e) => [e.number, e.ownerId, e.text, e.due])).toEqual([
      [1, anna, 'Позвонить', minutesLater(60).toISOString()],
      [1, anna, 'Позвонить', minutesLater(90).toISOString()],
    ]);
    for (const why of ['done', 'dropped'] as const)
      await world.planNextStep.execute({ inquiryId, nextStep: null, why });
    expect(world.outbox.of(NextStepEnded).map((e) => e.why)).toEqual(['done']);
  });

  it('a call back answers what was owed and ends what was planned', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.planNextStep.execute({ inquiryId, nextStep: { text: 'Позвонить', due: minutesLater(60) } });
    const me = { kind: 'employee', employeeId: anna, role: 'manager', sessionId: 's' } as const;
    await actingAs(me, () => world.callBack.execute({ inquiryId }));
    expect(world.inquiries.only()).toMatchObject({ status: 'answered', respondBy: null, nextStep: null });
    expect(world.outbox.of(InquiryAnswered)).toMatchObject([{ employeeId: anna, via: 'outside', first: true }]);
    expect(world.outbox.of(NextStepEnded)).toMatchObject([{ why: 'done', employeeId: anna }]);
    await actingAs(me, () => world.callBack.execute({ inquiryId }));
    expect(world.outbox.of(InquiryAnswered).map((e) => e.first)).toEqual([true, false]);
  });

  it('not spam: says which contacts are none, and who said so', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { contactId: 'l-1' }));
    await world.markSpam.execute({ inquiryId });
    const head = { kind: 'employee', employeeId: anna, role: 'head', sessionId: 's' } as const;
    await actingAs(head, () => world.unmarkSpam.execute({ inquiryId }));
    expect(world.outbox.of(InquiryReopened)).toMatchObject([
      { inquiryId, why: 'not-spam', contactIds: ['l-1'], employeeId: anna },
    ]);
  });

  it('answer, also from a phone: by the thread; an answer older than the last word does not answer it', async () => {
    const world = aSalesWorld();
    await anInquiryOf(world, aLetter('ivan@firm.ru', { threadKey: 't-1' }));
    const answer = { threadKey: 't-1', contactId: 'a-1', employeeId: anna, via: 'outside' as const };
    world.clock.advance({ minutes: 30 });
    await world.recordAnswer.execute({ answer: { ...answer, answeredAt: minutesLater(-5).toISOString() } });
    expect(world.inquiries.only().status).toBe('waiting');
    await world.recordAnswer.execute({
      answer: { ...answer, contactId: 'a-2', answeredAt: minutesLater(10).toISOString() },
    });
    expect(world.inquiries.only()).toMatchObject({
      status: 'answered',
      ownerId: anna,
      firstAnsweredAt: minutesLater(10),
    });
    await world.recordAnswer.execute({
      answer: { ...answer, contactId: 'a-2', answeredAt: minutesLater(10).toISOString() },
    });
    await world.recordAnswer.execute({
      answer: { ...answer, threadKey: 'nobody', contactId: 'a-3', answeredAt: minutesLater(1).toISOString() },
    });
    expect(world.outbox.of(InquiryAnswered)).toMatchObject([{ first: true, via: 'outside', employeeId: anna }]);
  });
});

describe('what the clock does', () => {
  it('returns what was not taken in time, tells the head, and another gets it', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    await anInquiryOf(world);
    await world.giveOut.execute();
    world.clock.advance({ minutes: 19 });
    expect(await world.returnUntaken.execute()).toEqual({ returned: 0 });
    world.clock.advance({ minutes: 1 });
    expect(await world.returnUntaken.execute()).toEqual({ returned: 1 });
    expect(world.outbox.of(InquiryEscalated)).toMatchObject([{ why: 'not-taken', ownerId: anna }]);
    world.colleagues.hire(boris);
    await world.giveOut.execute();
    expect(world.inquiries.only().ownerId).toBe(boris);
  });

  it('tells the head of a late answer once', async () => {
    const world = aSalesWorld();
    await anInquiryOf(world);
    expect(await world.escalate.execute()).toEqual({ escalated: 0 });
    world.clock.advance({ minutes: 61 });
    expect([await world.escalate.execute(), await world.escalate.execute()]).toEqual([
      { escalated: 1 },
      { escalated: 0 },
    ]);
  });

  it('vacation starts with five open items: all move, to the deputy first; what nobody can take waits', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    for (let i = 0; i < 5; i++) await anInquiryOf(world, aLetter(`c${i}@x.ru`, { threadKey: `t-${i}` }));
    await world.giveOut.execute();
    await world.recordAnswer.execute({
      answer: {
        threadKey: 't-0',
        contactId: 'a',
        employeeId: anna,
        answeredAt: world.clock.now().toISOString(),
        via: 'board',
      },
    });
    world.colleagues.hire(anna, { atWork: false, absentUntil: minutesLater(14 * 24 * 60), deputyId: vera });
    world.colleagues.hire(vera, { capacity: 3 });
    world.colleagues.hire(boris, { capacity: 1 });
    expect(await world.redistribute.execute({ employeeId: anna })).toEqual({ moved: 5, asked: 0 });
    const owners = [...world.inquiries.rows.values()].map((i) => i.ownerId);
    expect(owners.filter((o) => o === anna)).toEqual([]);
    expect([vera, boris, null].map((who) => owners.filter((o) => o === who).length)).toEqual([3, 1, 1]);
    expect([...world.inquiries.rows.values()].find((i) => i.threads.includes('t-0'))?.status).toBe('answered');
  });

  it('a short absence: the head is asked, nothing moves', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    await anInquiryOf(world);
    await world.giveOut.execute();
    world.colleagues.hire(anna, { atWork: false, absentUntil: minutesLater(120) });
    expect(await world.redistribute.execute({ employeeId: anna })).toEqual({ moved: 0, asked: 1 });
    expect(world.outbox.of(InquiryEscalated)).toMatchObject([{ why: 'owner-absent' }]);
  });
});

describe('an employee leaves', () => {
  it('everything moves in one command, customers too, and it is in the audit log', async () => {
    const world = aSalesWorld();
    for (const who of [anna, boris]) world.colleagues.hire(who);
    for (let i = 0; i < 4; i++)
      await world.take.execute({ inquiryId: await anInquiryOf(world, aLetter(`c${i}@x.ru`)), employeeId: anna });
    const { partyId } = world.inquiries.only(1);
    await world.setResponsible.execute({ partyId, employeeId: anna });
    expect(await world.moveEverything.execute({ from: anna, to: boris })).toEqual({ inquiries: 4, parties: 1 });
    expect([...world.inquiries.rows.values()].every((i) => i.ownerId === boris)).toBe(true);
    expect(world.parties.rows.get(partyId)?.responsibleId).toBe(boris);
    expect(await world.moveEverything.execute({ from: boris, to: null })).toEqual({ inquiries: 4, parties: 1 });
    expect(world.inquiries.only(1)).toMatchObject({ ownerId: null, status: 'waiting' });
    expect(world.audit.entries.map((e) => e.action)).toEqual(['sales.everything-moved', 'sales.everything-moved']);
  });
});
