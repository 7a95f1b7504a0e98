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
  /** Of one employee: those that go on, and what he has begun since; the newest first. */
  abstract outgoingOf(employeeId: string, since: Date): Promise<OutgoingCall[]>;
  /** Number of ours by which we and this number (`+79112223344`) were last in touch. */
  abstract lastLineOf(number: string): Promise<string | null>;
  abstract activity(now: Date): Promise<OperatorActivity>;
}
