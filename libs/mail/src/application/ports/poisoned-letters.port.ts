import type { FolderRole } from './collected-letter.js';

/** A letter that broke something: raw, with all that is known of its way. */
export interface PoisonedLetter {
  readonly id: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly role: FolderRole;
  readonly uidValidity: string;
  readonly uid: number;
  readonly receivedAt: Date;
  readonly size: number;
  readonly history: boolean;
  readonly tooLarge: boolean;
  readonly problem: 'refused-by-intake' | 'unreadable-on-server';
  readonly reason: string;
  readonly rawHash: string;
  /** First lines of its head, for people. */
  readonly excerpt: string;
  readonly status: 'waiting' | 'taken-in' | 'discarded';
  readonly putAsideAt: Date;
  readonly settledAt: Date | null;
  readonly attempts: number;
}

export abstract class PoisonedLetters {
  /** The same source from the same place is put aside once. @returns whether it was this time */
  abstract putAside(letter: PoisonedLetter): Promise<boolean>;
  /** Locks it until the unit of work ends. @throws PoisonedMissing */
  abstract takeForChange(id: string): Promise<PoisonedLetter>;
  abstract byId(id: string): Promise<PoisonedLetter | null>;
  abstract save(letter: PoisonedLetter): Promise<void>;
  /** Not taken in, per UTC day, waiting and discarded ones alike: they are no loss. */
  abstract countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>>;
}
