import type { CallerCard } from '../../domain/caller-card.js';

/** What sales knows of whoever calls. May be slow, may fail: a call waits for it no longer than is allowed. */
export abstract class CallerDirectory {
  /** @param number `+79112223344` @returns null: nobody is known by it */
  abstract byNumber(number: string): Promise<CallerCard | null>;
}
