import type { ComparedCall } from '../../domain/call-difference.js';
import type { Call } from '../../domain/call.js';

/** A call that one of us makes. */
export interface OutgoingCall {
  readonly channelId: string;
  /** Number or extension. */
  readonly to: string | null;
  readonly isOpen: boolean;
  readonly startedAt: Date;
}
/** What the phones of the staff are doing. */
export interface OperatorActivity {
  /** Employees in a talk, or whose call goes out. */
  readonly talking: ReadonlySet<string>;
  /** Employees whose phone rings for a call. */
  readonly ringing: ReadonlySet<string>;
  /** End of the last talk of each who has had one within a day. */
  readonly lastTalkAt: ReadonlyMap<string, Date>;
}

/** Calls, as they are kept. */
export abstract class CallBook {
  /** @returns false: a call of this channel is there already */
  abstract add(call: Call): Promise<boolean>;
  /** Locks it until the surrounding unit of work ends; by the channel of the caller. */
  abstract takeByChannel(channelId: string): Promise<Call | null>;
  /** Of the caller; null: no call has this id. */
  abstract channelOf(callId: string): Promise<string | null>;
  abstract save(call: Call): Promise<void>;
  /** Channels of the callers whose calls have not ended, the oldest first. */
  abstract open(): Promise<string[]>;
  /** The last talk with this number that went on after `at`, by whom; null: there was none. */
  abstract talkAfter(
    number: string,
    at: Date,
  ): Promise<{ readonly at: Date; readonly employeeId: string | null } | null>;
  /** Calls that have begun in this span, which is a day at most. */
  abstract begun(from: Date, to: Date): Promise<ComparedCall[]>;
  /** By its id or by its channel. */
  abstract find(idOrChannel: string): Promise<ComparedCall | null>;
  /** Of one employee: those that go on, and what he has begun since; the newest first. */
  abstract outgoingOf(employeeId: string, since: Date): Promise<OutgoingCall[]>;
  /** Number of ours by which we and this number (`+79112223344`) were last in touch. */
  abstract lastLineOf(number: string): Promise<string | null>;
  abstract activity(now: Date): Promise<OperatorActivity>;
}
