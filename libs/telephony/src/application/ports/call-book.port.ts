import type { Call } from '../../domain/call.js';

/** What the phones of the staff are doing. */
export interface OperatorActivity {
  /** Employees who are in a talk now: after it was handed over, who has it; who is asked, too. */
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
  abstract activity(now: Date): Promise<OperatorActivity>;
}
