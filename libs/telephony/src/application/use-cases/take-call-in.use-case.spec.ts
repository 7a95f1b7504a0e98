import { ManualClock, WorkingCalendar, newId } from '@prorab/kernel';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import type { RingOrderKind } from '../../domain/ring-plan.js';
import { CallChanges } from '../call-changes.js';
import { CallSteering } from '../call-steering.js';
import { CallerGate } from '../caller-gate.js';
import { MissedCalls } from '../missed-calls.js';
import { FakeAnswerPlaces } from '../ports/fake-answer-places.js';
import { FakeCallBook } from '../ports/fake-call-book.js';
import { FakeCallControl } from '../ports/fake-call-control.js';
import { FakeLines } from '../ports/fake-lines.js';
import { FakeRecordingBook } from '../ports/fake-recording-book.js';
import { NumberPools } from '../number-pools.js';
import { VisitsOfCalls } from '../visits-of-calls.js';
import { FakeShownNumbers } from '../ports/fake-shown-numbers.js';
import { FakeNumberingPlan } from '../ports/fake-numbering-plan.js';
import { FakeMissedBook } from '../ports/fake-missed-book.js';
import { FakeBranchHours } from '../ports/fake-missed-neighbours.js';
import { FakeCallerDirectory, FakeOperators } from '../ports/fake-neighbours.js';
import { FakeUnwelcomeCallers } from '../ports/fake-unwelcome-callers.js';
import { TakeCallIn } from './take-call-in.use-case.js';
import { OutgoingRules } from '../outgoing-rules.js';

const noOutgoing = new OutgoingRules({
  ...{ trunks: new Map(), trunk: null, allow: [], deny: [], callsPerMinute: 1, seconds: 90 },
});

const LINE = '+78112201234';
const branchId = newId();

function aWorld(group: RingOrderKind = 'all') {
  const [control, calls, missed, unwelcome] = [
    new FakeCallControl(),
    new FakeCallBook(),
    new FakeMissedBook(),
    new FakeUnwelcomeCallers(),
  ];
  const [lines, hours, operators, callers] = [
    new FakeLines(),
    new FakeBranchHours(),
    new FakeOperators(),
    new FakeCallerDirectory(),
  ];
  const [feed, work, clock] = [new FakeChangeFeed(), new FakeUnitOfWork(), new ManualClock('2026-11-23T09:00:00Z')];
  lines.add({ number: LINE, title: 'Псков', city: 'Псков', branchId, areaCode: '8112' });
  hours.calendars.set(
    branchId,
    new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' }, holidays: null }),
  );
  operators.cards.push({ employeeId: newId(), name: 'x', extension: '101', branchId, atWork: true, deputyId: null });
  control.phones.add('101');
  const episodes = new MissedCalls(missed, hours, new FakeJobs(), feed, new FakeLocks());
  const changes = new CallChanges(
    calls,
    episodes,
    new FakeRecordingBook(calls),
    new FakeJobs(),
    new FakeOutbox(),
    feed,
    work,
    new FakeAuditLog(),
  );
  const takeIn = new TakeCallIn(
    ...([
      lines,
      new CallerGate(unwelcome, callers, { perNumber: 3, hiddenPerLine: 4, strangersPerLine: 5, lookupMs: 300 }),
      hours,
      callers,
      operators,
      new FakeNumberingPlan(),
      new VisitsOfCalls(new NumberPools([]), new FakeShownNumbers()),
      calls,
      changes,
    ] as const),
    ...([new CallSteering(control, changes, clock, new FakeAnswerPlaces(), noOutgoing), control] as const),
    { rules: { group, seconds: 20, keeperSeconds: 5 }, lookupMs: 300, on: true },
    clock,
  );
  return {
    ...{ control, calls, callers, missed, unwelcome, operators, clock },
    /** @returns what the caller hears; null: it rings */
    call: async (number: string, endpoint = 'pskov', line = LINE): Promise<number | null> => {
      const channel = control.channels.get(control.arrive(line, { number, endpoint }));
      if (!channel) throw new Error('it has arrived');
      await takeIn.execute({ channel, at: clock.now() });
      return control.refused.get(channel.id) ?? null;
    },
    outcomes: () => [...calls.rows.values()].map((c) => c.outcome),
  };
}

describe('a call that comes in', () => {
  it('of a number that calls too often is busy and counted, and is no call; others ring', async () => {
    const w = aWorld();
    const heard: (number | null)[] = [];
    for (let n = 0; n < 6; n++) heard.push(await w.call('+79112223344'));
    expect(heard).toEqual([null, null, null, 486, 486, 486]);
    expect(w.unwelcome.refused).toEqual(new Map([['+79112223344', 3]]));
    expect(w.calls.rows.size).toBe(3);
    expect(await w.call('+79112223355')).toBeNull();
    w.clock.advance({ seconds: 61 });
    expect(await w.call('+79112223344')).toBeNull();
  });
  it('of somebody who says that he is a phone of ours is a stranger’s: bounded, and missed when nobody takes it', async () => {
    const w = aWorld();
    const heard: (number | null)[] = [];
    for (let n = 0; n < 6; n++) heard.push(await w.call('101'));
    expect(heard).toEqual([null, null, null, null, 486, 486]);
    expect([...w.calls.rows.values()].map(({ caller }) => caller.kind)).toEqual(['odd', 'odd', 'odd', 'odd']);
  });
  it('of hidden numbers is busy when there are too many on a line, and those who show theirs are not harmed', async () => {
    const w = aWorld();
    const heard: (number | null)[] = [];
    for (let n = 0; n < 6; n++) heard.push(await w.call(n % 2 ? '' : 'anonymous'));
    expect(heard).toEqual([null, null, null, null, 486, 486]);
    expect(w.unwelcome.refused).toEqual(new Map([['hidden', 2]]));
    expect(await w.call('+79112223355')).toBeNull();
    expect(await w.call('101', '101')).toBeNull();
    w.clock.advance({ seconds: 61 });
    expect(await w.call('anonymous')).toBeNull();
  });
  it('of ever new numbers is busy when there are too many on a line, and counted there; customers, other lines and who hides are not harmed', async () => {
    const w = aWorld();
    const heard: (number | null)[] = [];
    for (let n = 0; n < 8; n++) heard.push(await w.call(`+7911222330${n}`));
    expect(heard).toEqual([null, null, null, null, null, 486, 486, 486]);
    expect(w.unwelcome.refused).toEqual(new Map([[`line${LINE}`, 3]]));
    expect(w.calls.rows.size).toBe(5);
    w.callers.known.set('+79112223344', aCallerCard());
    expect(await w.call('+79112223344')).toBeNull();
    expect(await w.call('+79112223308', 'pskov', '+78123334455')).toBeNull();
    expect(await w.call('anonymous')).toBeNull();
    expect(await w.call('+79112223309')).toBe(486);
    w.clock.advance({ seconds: 61 });
    expect(await w.call('+79112223309')).toBeNull();
  });
  it('of one number that calls on and on takes no more than its share of its line', async () => {
    const w = aWorld();
    for (let n = 0; n < 10; n++) await w.call('+79112223344');
    expect([await w.call('+79112223355'), await w.call('+79112223366')]).toEqual([null, null]);
  });
  it.each(['one-by-one', 'least-recent'] as const)('beside another one rings another phone, %s', async (group) => {
    const w = aWorld(group);
    const second = { employeeId: newId(), name: 'y', extension: '102', branchId, atWork: true, deputyId: null };
    w.operators.cards.push(second);
    w.control.phones.add('102');
    await Promise.all([w.call('+79112223344'), w.call('+79112223355')]);
    const first = [...w.calls.rows.values()].map((c) => c.legs.map((leg) => leg.extension));
    expect(first.toSorted()).toEqual([['101'], ['102']]);
  });
  it('of a blocked number is refused, until the block is taken away', async () => {
    const w = aWorld();
    await w.unwelcome.block({ number: '+79112223344', reason: 'Реклама', by: null, at: w.clock.now() });
    expect(await w.call('8 911 222-33-44')).toBe(403);
    expect([w.calls.rows.size, w.missed.rows.size]).toEqual([0, 0]);
    await w.unwelcome.unblock('+79112223344');
    expect(await w.call('+79112223344')).toBeNull();
  });
  it('out of hours, with nobody there, rings nowhere: it is of its own kind, and waits to be called back', async () => {
    const w = aWorld();
    w.clock.set(new Date('2026-11-23T19:00:00Z'));
    expect(await w.call('+79112223344')).toBeNull();
    w.operators.cards.splice(0);
    expect(await w.call('+79112223355')).toBe(480);
    expect(w.outcomes()).toEqual([null, 'closed']);
    expect([...w.missed.rows.values()].map((e) => e.count)).toEqual([1]);
  });
  it('within hours, with nobody there, is missed', async () => {
    const w = aWorld();
    w.operators.cards.splice(0);
    expect(await w.call('+79112223344')).toBe(480);
    expect(w.outcomes()).toEqual(['missed']);
  });
});
