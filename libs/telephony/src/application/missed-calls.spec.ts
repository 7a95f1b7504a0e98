import { ManualClock, WorkingCalendar, newId } from '@prorab/kernel';
import { actingAs } from '@prorab/platform/marks';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { MissedCallWaits } from '../contract/index.js';
import { Call } from '../domain/call.js';
import type { Caller } from '../domain/caller.js';
import { CallChanges } from './call-changes.js';
import { MissedCalls, type MissedReminder } from './missed-calls.js';
import { FakeCallBook } from './ports/fake-call-book.js';
import { FakeRecordingBook } from './ports/fake-recording-book.js';
import { aCallerCard } from '../domain/a-caller-card.builder.js';
import { FakeMissedBook } from './ports/fake-missed-book.js';
import { FakeBranchHours, FakeInquiriesOfCalls } from './ports/fake-missed-neighbours.js';
import { FakeCallerDirectory, FakeOperators } from './ports/fake-neighbours.js';
import { CloseMissed } from './use-cases/close-missed.use-case.js';
import { CloseMissedOfInquiry } from './use-cases/close-missed-of-inquiry.use-case.js';
import { RemindOfMissed } from './use-cases/remind-of-missed.use-case.js';

const [branchId, anna, boris, keeper, deputy] = [newId(), newId(), newId(), newId(), newId()];
const NUMBER = '+79112223344';
const day = '09:00-18:00';
const moscow = (text: string): Date => new Date(`2026-${text}:00+03:00`);

function aWorld() {
  const [calls, missed, hours, inquiries] = [
    new FakeCallBook(),
    new FakeMissedBook(),
    new FakeBranchHours(),
    new FakeInquiriesOfCalls(),
  ];
  const [jobs, feed, outbox, work] = [new FakeJobs(), new FakeChangeFeed(), new FakeOutbox(), new FakeUnitOfWork()];
  const [callers, operators, clock] = [
    new FakeCallerDirectory(),
    new FakeOperators(),
    new ManualClock(moscow('11-23T12:00')),
  ];
  hours.calendars.set(
    branchId,
    new WorkingCalendar({
      zone: 'Europe/Moscow',
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
      holidays: null,
    }),
  );
  for (const [employeeId, extension] of [
    [anna, '101'],
    [boris, '102'],
  ] as const)
    operators.cards.push({ employeeId, name: extension, extension, branchId, atWork: true, deputyId: null });
  const episodes = new MissedCalls(missed, hours, jobs, feed, new FakeLocks());
  const changes = new CallChanges(
    calls,
    episodes,
    new FakeRecordingBook(calls),
    new FakeJobs(),
    outbox,
    feed,
    work,
    new FakeAuditLog(),
  );
  const remind = new RemindOfMissed(missed, callers, operators, calls, hours, jobs, outbox, work, clock);
  const answered = new CloseMissedOfInquiry(missed, inquiries, episodes, work);
  let made = 0;
  const arrive = async (caller: Caller = { kind: 'number', number: NUMBER }): Promise<Call> => {
    const call = Call.arrive({
      ...{ id: newId(), channelId: `17.${++made}`, line: '+78112201234', lineTitle: 'Псков', branchId, caller },
      ...{ callerName: '', startedAt: clock.now() },
    });
    await changes.arrived(call);
    const phones = ['101', '102', '103', '104'].map((extension) => ({ employeeId: newId(), extension }));
    const plan = [{ phones, seconds: 20, because: 'group' as const }];
    await changes.change(call.state.channelId, (c) => c.ring(plan, clock.now()));
    await changes.change(call.state.channelId, (c) => c.rang(`17.${made}~0`, clock.now()));
    return call;
  };
  const leaves = async ({ state }: Call): Promise<void> =>
    void (await changes.change(state.channelId, (c) => c.callerLeft(clock.now())));
  const picksUp = async ({ state }: Call): Promise<void> =>
    void (await changes.change(state.channelId, (c) => c.picked(`${state.channelId}~1`, clock.now())));
  return {
    ...{ clock, missed, jobs, outbox, inquiries, callers, operators, answered, arrive, leaves, picksUp, calls },
    close: new CloseMissed(missed, episodes, work, clock),
    all: () => [...missed.rows.values()],
    kinds: () => feed.changes.map((c) => c.kind).filter((k) => k.startsWith('missed-')),
    misses: async (caller?: Caller): Promise<Call> => {
      const call = await arrive(caller);
      clock.advance({ seconds: 20 });
      await leaves(call);
      return call;
    },
    /** The number is of a customer whose manager is of another branch, with a deputy. */
    keeps: ({ atWork }: { atWork: boolean }): void => {
      callers.known.set(NUMBER, aCallerCard({ responsibleId: keeper }));
      const of = { name: 'x', branchId: newId(), deputyId: deputy };
      operators.cards.push({ ...of, employeeId: keeper, extension: '110', atWork });
      operators.cards.push({ ...of, employeeId: deputy, extension: '111', atWork: true });
    },
    /** Time goes on, and what becomes due is done. */
    until: async (at: Date): Promise<void> => {
      for (;;) {
        const due = jobs.orders
          .filter((o) => o.runAt && o.runAt <= at)
          .sort((a, b) => Number(a.runAt) - Number(b.runAt));
        const [first] = due;
        if (!first?.runAt) break;
        jobs.orders.splice(jobs.orders.indexOf(first), 1);
        if (first.runAt > clock.now()) clock.set(first.runAt);
        await remind.execute(first.payload as MissedReminder);
      }
      clock.set(at);
    },
    told: () => outbox.of(MissedCallWaits).map((e) => [e.step, e.employeeId, moment(e.at)]),
  };
}
const moment = (iso: string): string => new Date(Date.parse(iso) + 3 * 3_600_000).toISOString().slice(5, 16);

describe('missed calls', () => {
  it('of one caller are one episode until somebody speaks with him', async () => {
    const w = aWorld();
    await w.misses();
    w.clock.advance({ minutes: 5 });
    await w.misses();
    await w.misses({ kind: 'number', number: '+79119999999' });
    expect(w.all().map((e) => [e.count, e.closedAt])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(w.all()[0]?.callIds).toHaveLength(2);
    w.clock.advance({ minutes: 5 });
    const call = await w.arrive();
    expect(w.all()[0]?.closedAt).toBeNull();
    await w.picksUp(call);
    expect(w.all()[0]).toMatchObject({
      end: 'talk',
      closedAt: w.clock.now(),
      closedBy: w.calls.rows.get(call.state.channelId)?.answeredBy,
    });
    await w.leaves(call);
    await w.misses();
    expect(w.all().map((e) => [e.count, e.end])).toEqual([
      [2, 'talk'],
      [1, null],
      [1, null],
    ]);
    expect(w.kinds()).toEqual(['missed-opened', 'missed-joined', 'missed-opened', 'missed-closed', 'missed-opened']);
  });
  it('are none when four ring and one answers', async () => {
    const w = aWorld();
    const call = await w.arrive();
    await w.picksUp(call);
    await w.leaves(call);
    expect(w.all()).toEqual([]);
    expect(w.jobs.orders).toEqual([]);
  });
  it('missed while the same caller talks with us, it is over with that talk', async () => {
    const w = aWorld();
    const talk = await w.arrive();
    await w.picksUp(talk);
    await w.misses();
    expect(w.all()[0]?.closedAt).toBeNull();
    w.clock.advance({ minutes: 1 });
    await w.leaves(talk);
    expect(w.all()[0]?.end).toBe('talk');
  });
  it('of hidden callers are kept one by one, and nobody is told to call back; phones of the house have none', async () => {
    const w = aWorld();
    await w.misses({ kind: 'hidden' });
    await w.misses({ kind: 'hidden' });
    await w.misses({ kind: 'inside', extension: '101' });
    expect(w.all().map((e) => [e.caller.kind, e.count])).toEqual([
      ['hidden', 1],
      ['hidden', 1],
    ]);
    expect(w.jobs.orders).toEqual([]);
  });
  it('are over when the inquiry was answered after the last of them, by letter or in a chat', async () => {
    const w = aWorld();
    const [inquiry, before] = [newId(), w.clock.now()];
    const call = await w.misses();
    await w.misses({ kind: 'number', number: '+79119999999' });
    w.inquiries.inquiryOf.set(call.state.id, inquiry);
    await w.answered.execute({ inquiryId: inquiry, employeeId: anna, at: before });
    await w.answered.execute({ inquiryId: newId(), employeeId: anna, at: w.clock.now() });
    expect(w.all().map((e) => e.end)).toEqual([null, null]);
    w.clock.advance({ minutes: 1 });
    await w.answered.execute({ inquiryId: inquiry, employeeId: anna, at: w.clock.now() });
    expect(w.all().map((e) => [e.end, e.closedBy])).toEqual([
      ['answer', anna],
      [null, null],
    ]);
  });
  it('are closed by a person once, with a reason', async () => {
    const w = aWorld();
    await w.misses();
    const episodeId = w.all()[0]?.id ?? '';
    const close = (): Promise<void> =>
      actingAs({ kind: 'employee', employeeId: boris, role: 'manager', sessionId: 's' }, () =>
        w.close.execute({ episodeId, reason: 'Реклама' }),
      );
    await close();
    expect(w.all()[0]).toMatchObject({ end: 'person', closedBy: boris, reason: 'Реклама' });
    await expect(close()).rejects.toMatchObject({ code: 'telephony.missed-closed' });
    await expect(w.close.execute({ episodeId: newId(), reason: 'x' })).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('who is told of a missed call', () => {
  it('after two working minutes the customer’s manager, after fifteen the head, each once for all calls of the episode', async () => {
    const w = aWorld();
    w.keeps({ atWork: true });
    await w.misses();
    await w.until(moscow('11-23T12:01'));
    await w.misses();
    expect(w.told()).toEqual([]);
    await w.until(moscow('11-23T13:00'));
    expect(w.told()).toEqual([
      ['owner', keeper, '11-23T12:02'],
      ['head', keeper, '11-23T12:15'],
    ]);
    expect(w.outbox.of(MissedCallWaits)[0]).toMatchObject({ number: NUMBER, partyName: 'ООО «Ромашка»', count: 2 });
    await w.misses();
    await w.until(moscow('11-23T15:00'));
    expect(w.told()).toHaveLength(2);
  });
  it('whoever stands in for the manager who is not at work', async () => {
    const w = aWorld();
    w.keeps({ atWork: false });
    await w.misses();
    await w.until(moscow('11-23T12:05'));
    expect(w.told()).toEqual([['owner', deputy, '11-23T12:02']]);
  });
  it('nobody, when he was called back meanwhile', async () => {
    const w = aWorld();
    await w.misses();
    await w.picksUp(await w.arrive());
    expect(w.jobs.orders).toEqual([]);
    await w.until(moscow('11-23T13:00'));
    expect(w.told()).toEqual([]);
  });
  it('without a manager one of the branch: who is at work, does not talk, and has been silent for longest', async () => {
    const w = aWorld();
    w.operators.cards.unshift({
      ...{ employeeId: newId(), name: 'x', extension: '109', branchId: newId(), atWork: true, deputyId: null },
    });
    await w.misses();
    await w.until(moscow('11-23T12:05'));
    expect(w.told()).toEqual([['owner', anna, '11-23T12:02']]);
    expect(w.all()[0]?.ownerId).toBe(anna);
  });
  it('the head at once and once, when nobody of the branch is at work', async () => {
    const w = aWorld();
    w.operators.cards.splice(0);
    await w.misses();
    await w.until(moscow('11-23T14:00'));
    expect(w.told()).toEqual([['head', null, '11-23T12:02']]);
  });
  it('of a call in the night in the morning; also when we were away at the time', async () => {
    const w = aWorld();
    w.clock.set(moscow('11-23T22:00'));
    await w.misses();
    await w.until(moscow('11-24T10:00'));
    expect(w.told().map(([step, , at]) => [step, at])).toEqual([
      ['owner', '11-24T09:02'],
      ['head', '11-24T09:15'],
    ]);
    const late = aWorld();
    late.clock.set(moscow('11-23T17:50'));
    await late.misses();
    late.clock.set(moscow('11-23T23:00'));
    await late.until(moscow('11-24T12:00'));
    expect(late.told().map(([step, , at]) => [step, at])).toEqual([
      ['owner', '11-24T09:00'],
      ['head', '11-24T09:05'],
    ]);
  });
});
