import type { Thread } from '../../domain/thread.js';

/** A thread in which somebody pointed to a letter that we did not have then. */
export interface AwaitedLetter {
  readonly messageId: string;
  readonly threadId: string;
}

/** All conversations. */
export abstract class ThreadBook {
  /** Locks it until the unit of work ends. @throws ThreadMissing */
  abstract takeForChange(id: string): Promise<Thread>;
  /** Those of them that exist, locked until the unit of work ends. */
  abstract takeAll(ids: readonly string[]): Promise<Thread[]>;
  /** New ones and known ones alike. */
  abstract saveAll(threads: readonly Thread[]): Promise<void>;
  abstract awaited(messageIds: readonly string[]): Promise<AwaitedLetter[]>;
  /** The first thread that awaits a letter keeps it. */
  abstract await(letters: readonly AwaitedLetter[]): Promise<void>;
}
