import type { CallState } from './call-state.js';
import type { RecordedCall } from './exchange-record.js';
import type { RecordingStage } from './recording.js';

/**
 * `exchange-only`: the exchange has a call that we do not. `house-only`: we have one that it does not. `no-recording`: a talk that should have
 * been recorded was not. `recording-only`: sound at the exchange that belongs to no call.
 */
export type DifferenceKind = 'exchange-only' | 'house-only' | 'no-recording' | 'recording-only';
/** Something that exists in only one of the places where calls are written down. */
export interface CallDifference {
  readonly kind: DifferenceKind;
  /** Channel, call or name of the recording: with its kind, it is one. */
  readonly key: string;
  readonly callId: string | null;
  /** Of the other side; null: hidden, or not known. */
  readonly number: string | null;
  readonly at: Date;
}
/** A call as it is kept, as far as it is compared. */
export interface ComparedCall {
  readonly id: string;
  readonly channelId: string;
  readonly isIncoming: boolean;
  /** Of one that we make: its own phone rang. One whose phone was not to be had never was a call there. */
  readonly wasAtExchange: boolean;
  readonly number: string | null;
  readonly startedAt: Date;
  readonly hasTalked: boolean;
  readonly hasEnded: boolean;
  readonly recording: RecordingStage | null;
}

/** @see ComparedCall.wasAtExchange */
export const wasAtExchange = ({ direction, legs }: Pick<CallState, 'direction' | 'legs'>): boolean =>
  direction === 'in' ||
  legs.some(({ purpose, rangAt, answeredAt }) => purpose === 'own' && (rangAt ?? answeredAt) !== null);

/** Calls that only one side has, and talks without a recording. @param records null: the exchange's list cannot be had */
export function differences(
  records: ReadonlyMap<string, RecordedCall> | null,
  calls: readonly ComparedCall[],
): CallDifference[] {
  const ours = new Set(calls.map((call) => call.channelId));
  const found: CallDifference[] = [];
  for (const record of records?.values() ?? []) {
    if (ours.has(record.channelId) || record.held === 'refused') continue;
    const { channelId: key, callerNumber, dialled, direction, startedAt: at } = record;
    // Dialled at a phone, and we were there: we have said no to it.
    if (direction === 'out' && record.held === 'prorab') continue;
    found.push({
      kind: 'exchange-only',
      key,
      callId: null,
      number: (direction === 'out' ? dialled : callerNumber) || null,
      at,
    });
  }
  for (const { id: callId, number, startedAt: at, ...call } of calls) {
    const of = { key: callId, callId, number, at };
    if (records && call.wasAtExchange && call.hasEnded && !records.has(call.channelId))
      found.push({ kind: 'house-only', ...of });
    // What colleagues say to each other is theirs.
    const isRecorded = call.isIncoming || number !== null;
    if (isRecorded && call.hasEnded && call.hasTalked && (call.recording === 'missing' || call.recording === null))
      found.push({ kind: 'no-recording', ...of });
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}
