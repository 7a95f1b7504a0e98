import type { Seat } from '../../domain/number-pool.js';
import type { ShownNumber } from '../../domain/site-visit.js';

/** Which number of a pool was shown to which visit of the site. */
export abstract class ShownNumbers {
  /** Whose these numbers are now; one that was shown to nobody yet is left out. Locks them until the surrounding unit of work ends. */
  abstract takeSeats(numbers: readonly string[]): Promise<Seat[]>;
  /** From now on the number is this visit's. Inside a unit of work. */
  abstract show(shown: ShownNumber): Promise<void>;
  /** Its visit has asked again. Inside a unit of work. */
  abstract renew(shownId: string, at: Date): Promise<void>;
  /** There was no number for a visit; counted once, with its first time. */
  abstract noteShortage(of: { pool: string; visitId: string; at: Date }): Promise<void>;
  /** To whom it was shown before `at`, the newest first, 50 at most. */
  abstract before(number: string, at: Date): Promise<ShownNumber[]>;
  /** Showings that ended before then go, and shortages of before then. @returns how many showings */
  abstract forgetBefore(at: Date): Promise<number>;
}
