import { AuditLog, ChangeFeed, Jobs, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ContactAnswered, ContactNoted, ContactReceived, ContactTaken, CustomerCalled } from '@prorab/sales/contract';
import type { Call, CallOrder, CallState, LegEnd } from '../domain/call.js';
import { numberOf } from '../domain/caller.js';
import { TELEPHONY_STREAM, cardOf, displayOf } from './call-card.js';
import { Recording } from '../domain/recording.js';
import { MissedCalls } from './missed-calls.js';
import { CallBook } from './ports/call-book.port.js';
import { RecordingBook } from './ports/recording-book.port.js';
import { FETCH_AFTER_MS, keepRecordingJob } from './recording-jobs.js';

/** Keeps what happens to a call, and tells of it: desks by the feed, sales by its own events. */
@UseCase()
export class CallChanges {
  constructor(
    private readonly calls: CallBook,
    private readonly missed: MissedCalls,
    private readonly recordings: RecordingBook,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** @returns false: the call was there already */
  async arrived(call: Call): Promise<boolean> {
    return this.work.run(async () => {
      if (!(await this.calls.add(call))) return false;
      this.#toDesks(call);
      return true;
    });
  }
  /** @returns what is to be done at the exchange, once it is kept; null: no call of ours */
  async change(
    channelId: string,
    change: (call: Call) => CallOrder[],
  ): Promise<{ call: Call; orders: CallOrder[] } | null> {
    return this.work.run(async () => {
      const call = await this.calls.takeByChannel(channelId);
      if (!call) return null;
      const before = call.state;
      const orders = change(call);
      await this.#keep(call, before);
      return { call, orders };
    });
  }
  /** As it is kept now, by whatever process. */
  now(channelId: string): Promise<Call | null> {
    return this.calls.takeByChannel(channelId);
  }
  /** Of two calls either both change or neither. @returns as `change`; null: one of them is no call of ours */
  async changeBoth(
    channelIds: readonly [string, string],
    change: (one: Call, other: Call) => readonly [CallOrder[], CallOrder[]],
  ): Promise<{ call: Call; orders: CallOrder[] }[] | null> {
    return this.work.run(async () => {
      const taken = new Map<string, Call | null>();
      // Always in one order: two that want the same two calls do not wait for each other.
      for (const id of channelIds.toSorted()) taken.set(id, await this.calls.takeByChannel(id));
      const [one, other] = channelIds.map((id) => taken.get(id));
      if (!one || !other) return null;
      const [was, wasOther] = [one.state, other.state];
      const [orders, others] = change(one, other);
      await this.#keep(one, was);
      await this.#keep(other, wasOther);
      return [
        { call: one, orders },
        { call: other, orders: others },
      ];
    });
  }
  async #keep(call: Call, before: CallState): Promise<void> {
    if (call.state === before) return;
    await this.calls.save(call);
    this.#toDesks(call, before);
    if (call.state.direction === 'in') this.#toSales(call, before);
    else this.#calledToSales(call, before);
    this.#notedToSales(call, before);
    await this.missed.after(call, before);
    this.#listened(call, before);
    if (before.stage !== 'ended') await this.#fetchesRecording(call);
  }

  /** It went past us: told as any other, late. @returns false: it is there already */
  async found(call: Call): Promise<boolean> {
    return this.work.run(async () => {
      if (!(await this.calls.add(call))) return false;
      const before: CallState = { ...call.state, stage: 'arrived', outcome: null, answeredBy: null };
      this.#toDesks(call, null);
      if (call.state.direction === 'in') this.#toSales(call, before);
      else this.#calledToSales(call, before);
      await this.missed.after(call, before);
      await this.#fetchesRecording(call);
      const number = call.state.direction === 'in' ? numberOf(call.state.caller) : null;
      // He has been spoken with since: nobody has to call him back.
      const since =
        number === null ? null : await this.calls.talkAfter(number, call.state.endedAt ?? call.state.startedAt);
      if (number !== null && since) await this.missed.talked(number, since.employeeId, since.at);
      return true;
    });
  }
  /** The exchange knows better than we how it went. @returns null: there is no such call */
  async correct(channelId: string, change: (call: Call) => boolean): Promise<'corrected' | 'right' | 'open' | null> {
    return this.work.run(async () => {
      const call = await this.calls.takeByChannel(channelId);
      if (!call || call.isOpen) return call && 'open';
      const before = call.state;
      if (!change(call)) return 'right';
      await this.calls.save(call);
      // What it was taken for is undone: a missed one has been talked with.
      this.#toDesks(call);
      if (before.answeredAt === null) {
        this.#taken(call.state);
        await this.missed.after(call, { ...before, stage: 'talking' });
        await this.#fetchesRecording(call);
      }
      return 'corrected';
    });
  }

  /**
   * A contact of sales once it is decided whose it is: with whoever took it, or of nobody, when nobody did. Told while it still rings,
   * the inquiry would be given to one whose phone did not even ring.
   */
  #toSales(call: Call, before: CallState): void {
    const { id, caller, startedAt, branchId, callerName, answeredBy, stage } = call.state;
    const wasDecided = before.answeredBy !== null || before.stage === 'ended';
    const isDecided = answeredBy !== null || stage === 'ended';
    if (!isOfSales(call.state) || wasDecided || !isDecided) return;
    const number = numberOf(caller);
    const threadKey = `call:${number ?? id}`;
    this.outbox.add(
      ContactReceived.of({
        ...{ contactId: id, channel: 'call' as const, receivedAt: startedAt.toISOString(), threadKey },
        from: number === null ? [] : [{ kind: 'phone' as const, value: number, name: callerName || null }],
        subject: `Звонок: ${displayOf(call) || number || 'номер скрыт'}`.slice(0, 1000),
        ...{ preview: '', relatedThreadKey: null, branchId, group: null, employeeHint: answeredBy },
      }),
    );
    this.#taken(call.state);
  }
  #taken(state: CallState): void {
    const { id, caller, answeredBy, answeredAt } = state;
    if (!isOfSales(state) || answeredBy === null || answeredAt === null) return;
    const at = answeredAt.toISOString();
    const threadKey = `call:${numberOf(caller) ?? id}`;
    this.outbox.add(ContactTaken.of({ contactId: id, employeeId: answeredBy, fromEmployeeId: null, takenAt: at }));
    this.outbox.add(
      ContactAnswered.of({
        ...{ threadKey, contactId: `${id}/talk`, employeeId: answeredBy, answeredAt: at, via: 'board' as const },
      }),
    );
  }
  /** At its end, once: whom we have called, and whether we talked. */
  #calledToSales({ state }: Call, before: CallState): void {
    const { id, caller, stage, answeredAt, endedAt, calledBy, about, party, clientEnd } = state;
    const number = numberOf(caller);
    if (stage !== 'ended' || before.stage === 'ended' || !endedAt || number === null || !isOfSales(state)) return;
    const at = (answeredAt ?? endedAt).toISOString();
    const talkedSeconds = answeredAt && Math.round((endedAt.getTime() - answeredAt.getTime()) / 1000);
    this.outbox.add(
      CustomerCalled.of({
        ...{ contactId: id, number, partyId: about.partyId ?? party?.partyId ?? null, inquiryId: about.inquiryId },
        ...{ employeeId: calledBy, at, talkedSeconds, why: talkedSeconds === null ? failureOf(clientEnd) : null },
      }),
    );
  }
  /** Once it is over, so that not each pause in the typing is told; then each change. */
  #notedToSales({ state }: Call, before: CallState): void {
    const { id: contactId, note, stage } = state;
    if (stage !== 'ended' || !note || (before.stage === 'ended' && before.note === note) || !isOfSales(state)) return;
    this.outbox.add(ContactNoted.of({ contactId, text: note.text, notedAt: note.at.toISOString() }));
  }
  /** Ordered with the end of the call: whatever falls down meanwhile, its recording is fetched. */
  async #fetchesRecording({ state: { id: callId, stage, recordings, endedAt } }: Call): Promise<void> {
    const name = recordings.at(-1);
    if (stage !== 'ended' || !endedAt || name === undefined) return;
    await this.recordings.add(Recording.await({ callId, name, talkedAt: endedAt }));
    const runAt = new Date(endedAt.getTime() + FETCH_AFTER_MS);
    await this.jobs.enqueue({ job: keepRecordingJob, key: callId, payload: { callId }, runAt });
  }
  /** How long somebody has listened to a talk is on record, as that he asked for it is. */
  #listened({ state: { id, legs } }: Call, before: CallState): void {
    for (const { id: legId, purpose, employeeId, answeredAt, endedAt, ear } of legs) {
      const was = before.legs.find((leg) => leg.id === legId);
      if (purpose !== 'listen' || !answeredAt || !endedAt || was?.endedAt) continue;
      const seconds = Math.round((endedAt.getTime() - answeredAt.getTime()) / 1000);
      const after = { employeeId, seconds, whispers: ear?.whispers ?? false };
      this.audit.record({ action: 'telephony.call.listened', subject: `call:${id}`, after });
    }
  }
  /** Each phone that begins to ring changes the call and nothing that a desk shows of it; who listens, and what is noted, is shown on its page. */
  #toDesks(call: Call, before: CallState | null = null): void {
    const { id, stage } = call.state;
    const payload = cardOf(call.state);
    const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
    const isShown = before && call.state.note === before.note && isSame(listenersOf(call.state), listenersOf(before));
    if (isShown && isSame(payload, cardOf(before))) return;
    this.feed.append({ stream: TELEPHONY_STREAM, kind: `call-${stage}`, subject: id, payload });
  }
}
/** A contact with a customer. Who has thought better of it has not called. */
const isOfSales = ({ direction, caller, outcome }: CallState): boolean =>
  direction === 'in' ? caller.kind !== 'inside' : numberOf(caller) !== null && outcome !== 'given-up';
const listenersOf = ({ legs }: CallState): unknown[] =>
  legs.flatMap(({ purpose, id, answeredAt, endedAt, ear }) =>
    purpose === 'listen' ? [{ id, answeredAt, endedAt, ear }] : [],
  );
type Failure = NonNullable<CustomerCalled['why']>;
const FAILURES: readonly string[] = ['busy', 'no-answer', 'rejected', 'unreachable'] satisfies Failure[];
const failureOf = (end: LegEnd | null): Failure => (FAILURES.includes(end ?? '') ? (end as Failure) : 'failed');
