import { ManualClock } from '@prorab/kernel';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  MemoryReaderHealth,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { pino } from 'pino';
import '../../../telephony.rights.js';
import { ExchangeEar } from './exchange-ear.js';
import type { WordRules } from '../../../domain/word.js';
import type { RingRules } from '../../../domain/ring-plan.js';
import { CallChanges } from '../../../application/call-changes.js';
import { CallerGate } from '../../../application/caller-gate.js';
import { MissedCalls } from '../../../application/missed-calls.js';
import { FakeRecordingBook } from '../../../application/ports/fake-recording-book.js';
import { FakeNumberingPlan } from '../../../application/ports/fake-numbering-plan.js';
import { FakeMissedBook } from '../../../application/ports/fake-missed-book.js';
import { FakeBranchHours } from '../../../application/ports/fake-missed-neighbours.js';
import { FakeUnwelcomeCallers } from '../../../application/ports/fake-unwelcome-callers.js';
import { CallTargets } from '../../../application/call-targets.js';
import { OutgoingRules } from '../../../application/outgoing-rules.js';
import { FakePhoneOwners } from '../../../application/ports/fake-phone-owners.js';
import { TalkSteering } from '../../../application/talk-steering.js';
import { CallSteering } from '../../../application/call-steering.js';
import { FakeAnswerPlaces } from '../../../application/ports/fake-answer-places.js';
import { OutgoingCalls } from '../../../application/outgoing-calls.js';
import { MakeCall } from '../../../application/use-cases/make-call.use-case.js';
import { TakeCallOut } from '../../../application/use-cases/take-call-out.use-case.js';
import { FakeCallBook } from '../../../application/ports/fake-call-book.js';
import { FakeCallControl } from '../../../application/ports/fake-call-control.js';
import { FakeExchangePresence } from '../../../application/ports/fake-exchange-presence.js';
import { FakeShownNumbers } from '../../../application/ports/fake-shown-numbers.js';
import { FakeLines } from '../../../application/ports/fake-lines.js';
import { FakeCallerDirectory, FakeOperators } from '../../../application/ports/fake-neighbours.js';
import { NumberPools } from '../../../application/number-pools.js';
import { VisitsOfCalls } from '../../../application/visits-of-calls.js';
import { NumberPool } from '../../../domain/number-pool.js';
import { TelephonySettings } from '../../../application/telephony-settings.js';
import { EndConsultation } from '../../../application/use-cases/end-consultation.use-case.js';
import { HandCallOver } from '../../../application/use-cases/hand-call-over.use-case.js';
import { HandOverByPhone } from '../../../application/use-cases/hand-over-by-phone.use-case.js';
import { HoldCustomer } from '../../../application/use-cases/hold-customer.use-case.js';
import { LeaveTalk } from '../../../application/use-cases/leave-talk.use-case.js';
import { ListenIn } from '../../../application/use-cases/listen-in.use-case.js';
import { NoteCall } from '../../../application/use-cases/note-call.use-case.js';
import { NoteExchange } from '../../../application/use-cases/note-exchange.use-case.js';
import { FollowCall } from '../../../application/use-cases/follow-call.use-case.js';
import { ResumeCalls } from '../../../application/use-cases/resume-calls.use-case.js';
import { TakeCallIn } from '../../../application/use-cases/take-call-in.use-case.js';

export const ANNA = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d11';
export const BORIS = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d12';
export const PSKOV = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d13';
export const PARTY = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d14';
/** Has phone 100, and is not rung by the way of a call. */
export const HEAD = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d15';
export const LINE = '+78112201234';
/** Shown to one visitor of the site at a time. */
export const POOLED = '+78112200001';

/** Telephony without a house: an exchange, sales and team in memory. Anna has phone 101, Boris 102, both at work in Псков. */
export async function aCallWorld({
  lookupMs = 5_000,
  rules = {},
  missed = null,
}: { lookupMs?: number; rules?: Partial<RingRules>; missed?: WordRules | null } = {}) {
  const clock = new ManualClock('2026-11-27T09:00:00.000Z');
  const [control, calls, callers, lines, operators] = [
    ...[new FakeCallControl(), new FakeCallBook(), new FakeCallerDirectory(), new FakeLines(), new FakeOperators()],
  ] as const;
  const [outbox, feed, health, presence, work] = [
    ...[new FakeOutbox(), new FakeChangeFeed(), new MemoryReaderHealth(), new FakeExchangePresence()],
    new FakeUnitOfWork(),
  ] as const;
  control.now = () => clock.now();
  for (const number of [LINE, POOLED])
    lines.add({ number, title: 'Псков', city: 'Псков', branchId: PSKOV, areaCode: '8112' });
  const at = { branchId: PSKOV, deputyId: null, atWork: true };
  operators.cards.push(
    { ...at, employeeId: ANNA, name: 'Анна', extension: '101' },
    { ...at, employeeId: BORIS, name: 'Борис', extension: '102' },
  );
  for (const phone of ['101', '102']) control.phones.add(phone);
  const hours = new FakeBranchHours();
  const missedBook = new FakeMissedBook();
  const episodes = new MissedCalls(missedBook, hours, new FakeJobs(), feed, new FakeLocks());
  const unwelcome = new FakeUnwelcomeCallers();
  const bounds = { perNumber: 100, hiddenPerLine: 100, strangersPerLine: 100, lookupMs };
  const gate = new CallerGate(unwelcome, callers, bounds);
  const [audit, owners, places] = [new FakeAuditLog(), new FakePhoneOwners(), new FakeAnswerPlaces()];
  const outgoing = new OutgoingRules({
    ...{ trunks: new Map(), trunk: 'pskov', allow: [], deny: ['+7809'], callsPerMinute: 3, seconds: 90 },
  });
  for (const { employeeId, name, extension } of [
    ...operators.cards,
    { employeeId: HEAD, name: 'Глава', extension: '100' },
  ])
    owners.owners.push({ employeeId, name, extension, branchId: PSKOV, areaCode: '8112', callsOut: true });
  const changes = new CallChanges(
    calls,
    episodes,
    new FakeRecordingBook(calls),
    new FakeJobs(),
    outbox,
    feed,
    work,
    audit,
  );
  const steering = new CallSteering(control, changes, clock, places, outgoing);
  const settings = new TelephonySettings({
    rules: { group: 'all', seconds: 25, keeperSeconds: 12, ...rules },
    ...{ lookupMs, on: true, nobody: { missed, closed: null } },
  });
  const [numbers, shown] = [new FakeNumberingPlan(), new FakeShownNumbers()];
  const pools = new NumberPools([new NumberPool('site', [POOLED], LINE, 15, [])]);
  const visits = new VisitsOfCalls(pools, shown);
  const takeIn = new TakeCallIn(
    lines,
    gate,
    hours,
    callers,
    operators,
    numbers,
    visits,
    calls,
    changes,
    steering,
    control,
    settings,
    clock,
  );
  const targets = new CallTargets(owners, operators, calls, outgoing, settings, clock);
  const talks = new TalkSteering(calls, steering, work, presence, clock);
  const byPhone = new HandOverByPhone(calls, targets, steering, control, settings, work, clock);
  const follow = new FollowCall(steering, byPhone);
  const sides = new OutgoingCalls(owners, lines, pools, calls, callers, numbers, outgoing, settings);
  const takeOut = new TakeCallOut(
    ...([owners, sides, outgoing, calls, changes, steering, control, new FakeLocks(), work] as const),
  );
  const make = new MakeCall(
    ...([owners, sides, outgoing, calls, changes, steering, settings, presence, new FakeLocks()] as const),
    ...([work, clock] as const),
  );
  const resume = new ResumeCalls(calls, steering, takeIn, control, clock, takeOut);
  const ear = new ExchangeEar({
    control,
    takeIn,
    takeOut,
    follow,
    resume,
    note: new NoteExchange(presence, feed, work),
    health,
    clock,
    log: pino({ level: 'silent' }),
    againAfterMs: [0, 0],
  });
  const stop = new AbortController();
  const listening = control.listen(ear, stop.signal);
  await ear.settled();
  return {
    ...{
      clock,
      control,
      calls,
      callers,
      lines,
      operators,
      places,
      outbox,
      feed,
      health,
      presence,
      ear,
      changes,
      make,
      owners,
      sides,
      numbers,
      shown,
      visits,
    },
    ...{ missed: missedBook, audit, unwelcome, hours },
    hold: new HoldCustomer(talks),
    handOver: new HandCallOver(targets, talks, settings),
    consultation: new EndConsultation(talks),
    leave: new LeaveTalk(talks, control),
    note: new NoteCall(talks, clock),
    listenIn: new ListenIn(owners, calls, talks, audit, work, clock),
    /** All that was heard is dealt with. */
    settled: () => ear.settled(),
    stateOf: (channelId: string) => calls.rows.get(channelId),
    async end(): Promise<void> {
      stop.abort();
      await listening;
      await ear.settled();
    },
  };
}
