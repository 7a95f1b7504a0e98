import type { Dialogue } from '../../domain/dialogue.js';

/** Questions that wait for an answer: one per person and place, so that a restart forgets none. */
export abstract class DialogueBook {
  /** null if there is none, or if it has expired by `at`. */
  abstract openOf(who: { employeeId: string; place: string }, at: Date): Promise<Dialogue | null>;
  /** In place of an older one. */
  abstract keep(dialogue: Dialogue): Promise<void>;
  abstract drop(who: { employeeId: string; place: string }): Promise<void>;
  /** @returns how many */
  abstract removeExpiredBefore(instant: Date): Promise<number>;
}
