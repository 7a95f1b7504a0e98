import { Clock, newId } from '@prorab/kernel';
import { ReaderHealth, UseCase } from '@prorab/platform/marks';
import { Call } from '../../domain/call.js';
import { callerNameOf, callerOf, numberOf } from '../../domain/caller.js';
import { type RecordedCall, recordedCalls } from '../../domain/exchange-record.js';
import { BlockedRecords } from '../blocked-records.js';
import { CallChanges } from '../call-changes.js';
import { OutgoingCalls } from '../outgoing-calls.js';
import { BranchHours } from '../ports/branch-hours.port.js';
import { CallRecords, type ReadRecord } from '../ports/call-records.port.js';
import { Lines } from '../ports/lines.port.js';
import { NumberingPlan } from '../ports/numbering-plan.port.js';
import { type PhoneOwner, PhoneOwners } from '../ports/phone-owners.port.js';
import { RecordsMark } from '../ports/records-mark.port.js';
import { RECORDS_READER } from '../telephony-settings.js';
import { VisitsOfCalls } from '../visits-of-calls.js';

/** What is heard of a call as it ends comes within that. */
const AFTER_MS = 15_000;
/** A call that is open for us so long after its end is one of another exchange; it holds nothing up. */
const OPEN_FOR_MS = 3_600_000;
const PORTION = 1_000;
const LAG_LIMIT_MS = 600_000;

/**
 * Reads on in the exchange's own list of calls: one that went past us, because Prorab or the line to it was away, is taken in as any
 * other; one that broke for us is corrected. Begins with what is written after it was switched on.
 */
@UseCase()
export class FillFromRecords {
  constructor(
    private readonly records: CallRecords,
    private readonly mark: RecordsMark,
    private readonly changes: CallChanges,
    private readonly lines: Lines,
    private readonly owners: PhoneOwners,
    private readonly outgoing: OutgoingCalls,
    private readonly numbers: NumberingPlan,
    private readonly visits: VisitsOfCalls,
    private readonly hours: BranchHours,
    private readonly blocked: BlockedRecords,
    private readonly health: ReaderHealth,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ found: number; corrected: number; unreadable: number }> {
    const done = { found: 0, corrected: 0, unreadable: 0 };
    if (!this.records.isThere) return done;
    try {
      let mark = await this.mark.read();
      if (mark === null) await this.mark.write(await this.records.end());
      for (; mark !== null;) mark = await this.#portion(mark, done);
      this.#report('ok', done.unreadable > 0 ? `непонятных строк: ${done.unreadable}` : undefined);
    } catch (error) {
      this.#report('retrying', error instanceof Error ? error.message : String(error));
      throw error;
    }
    return done;
  }
  /** @returns where to go on; null: there is nothing more now */
  async #portion(mark: string, done: { found: number; corrected: number; unreadable: number }): Promise<string | null> {
    const until = new Date(this.clock.now().getTime() - AFTER_MS);
    const read = await this.records.since(mark, until, PORTION);
    const waits = new Set<string>();
    const refused: { channelId: string; number: string; at: Date }[] = [];
    for (const call of recordedCalls(read.flatMap(({ record }) => record ?? []))) {
      const became = await this.#deal(call);
      if (became === 'open') waits.add(call.channelId);
      if (became === 'found' || became === 'corrected') done[became]++;
      if (typeof became === 'object' && became) refused.push({ channelId: call.channelId, ...became });
    }
    const first = read.findIndex(({ record }) => record !== null && waits.has(record.channelId));
    const dealt: readonly ReadRecord[] = first === -1 ? read : read.slice(0, first);
    done.unreadable += dealt.filter(({ record }) => record === null).length;
    const next = dealt.at(-1)?.mark;
    if (next === undefined) return null;
    // What is read again is counted then.
    const again = new Set(read.slice(dealt.length).map(({ record }) => record?.channelId));
    for (const { channelId, number, at } of refused) if (!again.has(channelId)) await this.blocked.count(number, at);
    await this.mark.write(next);
    return first === -1 && read.length === PORTION ? next : null;
  }

  async #deal(call: RecordedCall): Promise<'found' | 'corrected' | 'open' | { number: string; at: Date } | null> {
    if (call.held === 'refused') return null;
    const phone = call.direction === 'out' ? call.phone : (call.talk?.extension ?? null);
    const who = phone === null ? null : await this.owners.byExtension(phone);
    const became = await this.changes.correct(call.channelId, (known) => known.correct(call, who?.employeeId ?? null));
    if (became === 'corrected') return 'corrected';
    const age = this.clock.now().getTime() - call.endedAt.getTime();
    if (became === 'open') return age < OPEN_FOR_MS ? 'open' : null;
    // Dialled at a phone, and we were there: we have said no to it.
    if (became === 'right' || (call.direction === 'out' && call.held === 'prorab')) return null;
    const number = await this.blocked.numberOf(call);
    if (number !== null) return { number, at: call.endedAt };
    const found = call.direction === 'out' ? this.#dialled(call, who) : this.#found(call, who);
    return (await this.changes.found(await found)) ? 'found' : null;
  }
  async #found(call: RecordedCall, who: PhoneOwner | null): Promise<Call> {
    const line = await this.lines.of(call.dialled);
    const { channelId, callerName, callerNumber, startedAt } = call;
    const caller = callerOf(callerNumber, line.areaCode);
    const number = numberOf(caller);
    const of = {
      ...{ id: newId(), channelId, line: line.number, lineTitle: line.title, branchId: line.branchId, startedAt },
      ...{
        caller,
        callerName: callerNameOf(callerName, callerNumber),
        place: number === null ? null : await this.numbers.placeOf(number),
        visit: await this.visits.of(line.number, startedAt),
      },
    };
    const isClosed = (await this.hours.of(line.branchId))?.isOpenAt(startedAt) === false;
    return Call.found(of, call, who?.employeeId ?? null, isClosed ? 'closed' : 'missed');
  }
  async #dialled(call: RecordedCall, who: PhoneOwner | null): Promise<Call> {
    const { channelId, startedAt, phone, dialled } = call;
    const side = await this.outgoing.sideThatWas(dialled, who);
    const own = { employeeId: who?.employeeId ?? null, extension: phone ?? '' };
    return Call.foundOut({ ...side, id: newId(), channelId, startedAt }, own, call);
  }
  #report(state: 'ok' | 'retrying', note?: string): void {
    const checkedAt = state === 'ok' ? this.clock.now() : null;
    this.health.report({
      ...{ reader: RECORDS_READER, state, checkedAt, lagMs: 0, lagLimitMs: LAG_LIMIT_MS },
      ...(note && { note }),
    });
  }
}
