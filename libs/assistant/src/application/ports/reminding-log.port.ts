import type { Reminding } from '../../domain/reminder/reminding.js';

/** The log of all that was said, and what came of it. What is taken is locked until the surrounding unit of work ends. */
export abstract class RemindingLog {
  /** @throws Error when a natural key is there already: whoever adds has asked `known` under the lock of the owner. */
  abstract add(...lines: readonly Reminding[]): Promise<void>;
  abstract save(...lines: readonly Reminding[]): Promise<void>;
  /** Which of the natural keys are there. */
  abstract known(keys: readonly string[]): Promise<Set<string>>;
  /** What was said under a key of the messenger. */
  abstract takeSaid(speechKey: string): Promise<Reminding[]>;
  /** The last that was said of each reminder. */
  abstract lastOf(reminderIds: readonly string[]): Promise<Map<string, Reminding>>;
  /** Said, and nobody has reacted; at most 200, newest first. */
  abstract takeSilentOf(reminderIds: readonly string[]): Promise<Reminding[]>;
  /** The same, by subject; with what the head is still to be told. */
  abstract takeSilentAbout(subject: string): Promise<Reminding[]>;
  /** Messages to a person since an instant, and when the last gathered one was said. */
  abstract messagesTo(recipientId: string, since: Date): Promise<{ messages: number; lastGatheredAt: Date | null }>;
  /** What the head has to hear of now, oldest first. */
  abstract takeToEscalate(now: Date, limit: number): Promise<Reminding[]>;
  /** Forgets lines from before an instant, the oldest first, at most so many. @returns how many */
  abstract removeBefore(instant: Date, limit: number): Promise<number>;
  /** To a person, said since an instant, without reaction; oldest first. */
  abstract silentTo(recipientId: string, since: Date, limit: number): Promise<Reminding[]>;
}
