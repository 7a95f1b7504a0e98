import type { LegEnd } from './call-state.js';

/** Why it came to no talk, as far as the exchange writes that down. */
export type RecordedEnd = Extract<LegEnd, 'busy' | 'no-answer' | 'failed'>;
/** A line of the exchange's own list of calls (CDR): one phone that was rung for a caller, or the caller alone. */
export interface ExchangeRecord {
  /** Channel that it is about. */
  readonly channelId: string;
  /** `trunk`: somebody outside has called a number of ours. `phone`: one of us calls. `other`: a phone that was rung for one of them. */
  readonly way: 'trunk' | 'phone' | 'other';
  /** The dialplan had the call, because Prorab was away; `refused`: Prorab did not want it. */
  readonly held: 'prorab' | 'dialplan' | 'refused';
  /** Number of ours that was called, as the exchange writes it; what was dialled at a phone. */
  readonly dialled: string;
  /** Of one of us who calls, his phone; null: no phone of the house. */
  readonly phone: string | null;
  /** Empty: hidden. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** Phone of the other end; null: none was rung, or it is not one of the house. */
  readonly extension: string | null;
  /** Whole seconds, as all times of it. */
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  /** null: it was answered, or nothing is said. */
  readonly end: RecordedEnd | null;
}
/** A call, put together of its lines. */
export interface RecordedCall {
  readonly channelId: string;
  readonly direction: 'in' | 'out';
  /** Of one that goes out, the phone that it was dialled at. */
  readonly phone: string | null;
  readonly held: ExchangeRecord['held'];
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Of the phones that were rung, what says most; null: nothing is said. */
  readonly end: RecordedEnd | null;
  /** null: nobody has taken it. */
  readonly talk: { readonly extension: string | null; readonly from: Date; readonly to: Date } | null;
}

/** Calls from outside and of ours, the earliest first. What phones that were rung said of the same calls is not among them. */
export function recordedCalls(records: readonly ExchangeRecord[]): RecordedCall[] {
  const byChannel = Map.groupBy(
    records.filter((record) => record.way !== 'other'),
    (record) => record.channelId,
  );
  return [...byChannel.values()].map(callOf).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}
/** A browser that is closed has failed, while the phone on the desk rang. */
const SAYING_MOST: readonly RecordedEnd[] = ['busy', 'no-answer', 'failed'];
function callOf(lines: readonly ExchangeRecord[]): RecordedCall {
  const ordered = lines.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const first = ordered[0] as ExchangeRecord;
  const { channelId, callerNumber, callerName, dialled, phone, startedAt } = first;
  const direction = first.way === 'phone' ? 'out' : 'in';
  const held = ordered.find((line) => line.held !== 'prorab')?.held ?? 'prorab';
  const endedAt = ordered.reduce((last, line) => (line.endedAt > last ? line.endedAt : last), first.endedAt);
  // The other side of a call that goes out is mostly no phone of the house.
  const taken = ordered.find((line) => line.answeredAt !== null && (line.extension !== null || direction === 'out'));
  return {
    ...{ channelId, direction, phone, held, dialled, callerNumber, callerName, startedAt, endedAt },
    end: SAYING_MOST.find((end) => ordered.some((line) => line.end === end)) ?? null,
    talk: taken?.answeredAt ? { extension: taken.extension, from: taken.answeredAt, to: taken.endedAt } : null,
  };
}
