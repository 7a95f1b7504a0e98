import { Clock, newId } from '@prorab/kernel';
import { ReaderHealth, UseCase } from '@prorab/platform/marks';
import { Call } from '../../domain/call.js';
import { callerNameOf, callerOf } from '../../domain/caller.js';
import { type RecordedCall, recordedCalls } from '../../domain/exchange-record.js';
import { CallChanges } from '../call-changes.js';
import { CallRecords, type ReadRecord } from '../ports/call-records.port.js';
import { Lines } from '../ports/lines.port.js';
import { Operators } from '../ports/operators.port.js';
import { RecordsMark } from '../ports/records-mark.port.js';
import { RECORDS_READER } from '../telephony-settings.js';

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
    private readonly operators: Operators,
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
    for (const call of recordedCalls(read.flatMap(({ record }) => record ?? []))) {
      const became = await this.#deal(call);
      if (became === 'open') waits.add(call.channelId);
      if (became === 'found' || became === 'corrected') done[became]++;
    }
    const first = read.findIndex(({ record }) => record !== null && waits.has(record.channelId));
    const dealt: readonly ReadRecord[] = first === -1 ? read : read.slice(0, first);
    done.unreadable += dealt.filter(({ record }) => record === null).length;
    const next = dealt.at(-1)?.mark;
    if (next === undefined) return null;
    await this.mark.write(next);
    return first === -1 && read.length === PORTION ? next : null;
  }

  async #deal(call: RecordedCall): Promise<'found' | 'corrected' | 'open' | null> {
    if (call.held === 'refused') return null;
    const now = this.clock.now();
    const who = call.talk?.extension
      ? ((await this.operators.all(now)).find((one) => one.extension === call.talk?.extension)?.employeeId ?? null)
      : null;
    const became = await this.changes.correct(call.channelId, (known) => known.correct(call, who));
    if (became === 'corrected') return 'corrected';
    if (became === 'open') return now.getTime() - call.endedAt.getTime() < OPEN_FOR_MS ? 'open' : null;
    if (became === 'right') return null;
    return (await this.changes.found(await this.#found(call, who))) ? 'found' : null;
  }
  async #found(call: RecordedCall, who: string | null): Promise<Call> {
    const line = await this.lines.of(call.dialled);
    const { channelId, callerName, startedAt } = call;
    const of = {
      ...{ id: newId(), channelId, line: line.number, lineTitle: line.title, branchId: line.branchId, startedAt },
      ...{ caller: callerOf(call.callerNumber, line.areaCode) },
      callerName: callerNameOf(callerName, call.callerNumber),
    };
    return Call.found(of, call, who);
  }
  #report(state: 'ok' | 'retrying', note?: string): void {
    const checkedAt = state === 'ok' ? this.clock.now() : null;
    this.health.report({
      ...{ reader: RECORDS_READER, state, checkedAt, lagMs: 0, lagLimitMs: LAG_LIMIT_MS },
      ...(note && { note }),
    });
  }
}
