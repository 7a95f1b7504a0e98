import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type CallDifference, type ComparedCall, differences } from '../../domain/call-difference.js';
import { type ExchangeRecord, type RecordedCall, recordedCalls } from '../../domain/exchange-record.js';
import { WANTED_STAGES } from '../../domain/recording.js';
import { BlockedRecords } from '../blocked-records.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl } from '../ports/call-control.port.js';
import { CallRecords } from '../ports/call-records.port.js';
import { DifferenceBook } from '../ports/difference-book.port.js';
import { TelephonySettings } from '../telephony-settings.js';

const HOUR_MS = 3_600_000;
/** By then what has ended is written down everywhere, and a missing recording is known to be missing. */
const SETTLED_MS = 2 * HOUR_MS;
/** After a house that stood still for long, only so much is made up for. */
const MOST_DAYS = 7;
/** The exchange's clock has whole seconds. */
const SLACK_MS = 2_000;
const KEPT_DAYS = 400;
const RECORDING = /^(?:calls|voice)\/([^/]+)$/;

/**
 * Compares our calls, the exchange's own list of calls and the recordings that lie there, day by day since the last time, and names what
 * exists in only one of them. Sounds of calls that nobody has taken, and of those that were fetched, are taken away.
 */
@UseCase()
export class CompareCalls {
  constructor(
    private readonly calls: CallBook,
    private readonly records: CallRecords,
    private readonly control: CallControl,
    private readonly book: DifferenceBook,
    private readonly blocked: BlockedRecords,
    private readonly settings: TelephonySettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ExchangeUnavailable, RecordsUnreadable: try again */
  async execute(): Promise<void> {
    if (!this.settings.on) return;
    const at = this.clock.now();
    const to = new Date(at.getTime() - SETTLED_MS);
    const earliest = to.getTime() - MOST_DAYS * 24 * HOUR_MS;
    const before = (await this.book.last())?.to.getTime() ?? to.getTime() - 24 * HOUR_MS;
    const from = new Date(Math.max(before, earliest));
    if (from >= to) return;
    const sounds = await this.#sounds();
    const found = [...sounds.found];
    let [ours, theirs] = [0, 0];
    for (let day = from; day < to; day = new Date(day.getTime() + 24 * HOUR_MS)) {
      const end = new Date(Math.min(day.getTime() + 24 * HOUR_MS, to.getTime()));
      const compared = await this.#day(day, end);
      ours += compared.calls;
      theirs += compared.records;
      found.push(...compared.found);
    }
    await this.work.run(async () => {
      await this.book.add(found, at);
      await this.book.forgetBefore(new Date(at.getTime() - KEPT_DAYS * 24 * HOUR_MS));
      const records = this.records.isThere ? theirs : null;
      const counts = { calls: ours, records, recordings: sounds.count, differences: found.length };
      await this.book.note({ at, from, to, ...counts });
    });
  }

  async #day(from: Date, to: Date): Promise<{ calls: number; records: number; found: CallDifference[] }> {
    const isOfDay = ({ at }: { at: Date }): boolean => at >= from && at < to;
    const [early, late] = [new Date(from.getTime() - SLACK_MS), new Date(to.getTime() + SLACK_MS)];
    const calls = await this.calls.begun(early, late);
    const lines: ExchangeRecord[] = [];
    for await (const record of this.records.begun(early, late)) if (record.way !== 'other') lines.push(record);
    const records = new Map<string, RecordedCall>(recordedCalls(lines).map((call) => [call.channelId, call]));
    const found: CallDifference[] = [];
    for (const one of differences(this.records.isThere ? records : null, calls)) {
      const past = one.kind === 'exchange-only' ? records.get(one.key) : undefined;
      if (!past || (await this.blocked.numberOf(past)) === null) found.push(one);
    }
    return {
      calls: calls.filter(({ startedAt }) => isOfDay({ at: startedAt })).length,
      records: [...records.values()].filter(({ startedAt }) => isOfDay({ at: startedAt })).length,
      found: found.filter(isOfDay),
    };
  }
  async #sounds(): Promise<{ count: number; found: CallDifference[] }> {
    const names = await this.control.storedRecordings();
    const found: CallDifference[] = [];
    for (const name of names) {
      const [, of] = RECORDING.exec(name) ?? [];
      // Whatever else is recorded there is not ours to judge.
      if (of === undefined) continue;
      const call = await this.calls.find(of);
      if (!call) found.push({ kind: 'recording-only', key: name, callId: null, number: null, at: this.clock.now() });
      else if (call.hasEnded && !isWanted(call)) await this.control.forgetRecording(name);
    }
    return { count: names.length, found };
  }
}
const isWanted = ({ recording }: ComparedCall): boolean => recording !== null && WANTED_STAGES.includes(recording);
