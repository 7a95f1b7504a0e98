/** A line of the exchange's own list of calls (CDR): one phone that was rung for a caller, or the caller alone. */
export interface ExchangeRecord {
  /** Channel that it is about. */
  readonly channelId: string;
  /** `trunk`: somebody outside has called a number of ours. `other`: a phone that was rung for him, a colleague who called another. */
  readonly way: 'trunk' | 'other';
  /** The dialplan had the call, because Prorab was away; `refused`: Prorab did not want it. */
  readonly held: 'prorab' | 'dialplan' | 'refused';
  /** Number of ours that was called, as the exchange writes it. */
  readonly dialled: string;
  /** Empty: hidden. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** Phone of the other end; null: none was rung. */
  readonly extension: string | null;
  /** Whole seconds, as all times of it. */
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
}
/** A call of somebody outside, put together of its lines. */
export interface RecordedCall {
  readonly channelId: string;
  readonly held: ExchangeRecord['held'];
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** null: nobody has taken it. */
  readonly talk: { readonly extension: string | null; readonly from: Date; readonly to: Date } | null;
}

/** Calls from outside, the earliest first. What phones said of the same calls, and calls between colleagues, are not among them. */
export function recordedCalls(records: readonly ExchangeRecord[]): RecordedCall[] {
  const byChannel = Map.groupBy(
    records.filter((record) => record.way === 'trunk'),
    (record) => record.channelId,
  );
  return [...byChannel.values()].map(callOf).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}
function callOf(lines: readonly ExchangeRecord[]): RecordedCall {
  const ordered = lines.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const first = ordered[0] as ExchangeRecord;
  const { channelId, callerNumber, callerName, dialled, startedAt } = first;
  const held = ordered.find((line) => line.held !== 'prorab')?.held ?? 'prorab';
  const endedAt = ordered.reduce((last, line) => (line.endedAt > last ? line.endedAt : last), first.endedAt);
  const taken = ordered.find((line) => line.answeredAt !== null && line.extension !== null);
  return {
    ...{ channelId, held, dialled, callerNumber, callerName, startedAt, endedAt },
    talk: taken?.answeredAt ? { extension: taken.extension, from: taken.answeredAt, to: taken.endedAt } : null,
  };
}
