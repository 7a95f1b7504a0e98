import type { Recording } from '../../domain/recording.js';

/** Whose recordings: of a number that called, or of a party of sales. */
export type Person = { readonly number: string } | { readonly partyId: string };

/** Recordings, as they are kept; one of a call. */
export abstract class RecordingBook {
  /** One that is there already stays as it is. */
  abstract add(recording: Recording): Promise<void>;
  abstract find(callId: string): Promise<Recording | null>;
  /** Locks it until the surrounding unit of work ends. */
  abstract takeForChange(callId: string): Promise<Recording | null>;
  abstract save(recording: Recording): Promise<void>;
  /** Employees who have talked in the call; null: there is no such call. */
  abstract talkersOf(callId: string): Promise<readonly string[] | null>;
  /** Whose number was called; null: that of no branch. */
  abstract branchOf(callId: string): Promise<string | null>;
  /** Channels of calls of somebody that go on and in which something is said. */
  abstract goingOnOf(person: Person): Promise<string[]>;
  /** Channels of calls of somebody of which something is noted. */
  abstract notedOf(person: Person): Promise<string[]>;
  /** Calls of somebody whose recording waits or is kept, or cannot be read. */
  abstract ofPerson(person: Person): Promise<string[]>;
  /** The same of calls whose talk was before, the oldest first. */
  abstract talkedBefore(instant: Date, limit: number): Promise<string[]>;
  /** Calls whose recording is being removed. */
  abstract removing(limit: number): Promise<string[]>;
  /** Whether the recording of another call is the same file. */
  abstract isSharedFile(hash: string, callId: string): Promise<boolean>;
}
