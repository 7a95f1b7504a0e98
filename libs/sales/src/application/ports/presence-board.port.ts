import type { PresenceMark, Present } from '../../domain/presence/presence-sheet.js';

export interface PresenceChange {
  inquiryId: string;
  employees: Present[];
}

/** Who looks at which inquiry and who types there, over all instances. Not kept: a restart forgets it, renewals bring it back. */
export abstract class PresenceBoard {
  /** Holds for 30 s unless it is made again. */
  abstract mark(mark: PresenceMark): Promise<void>;
  /** The desk leaves one inquiry, or all of them. */
  abstract leave(desk: { deskId: string; inquiryId?: string }): Promise<void>;
  abstract of(inquiryId: string): Promise<Present[]>;
  /** Told of every inquiry whose picture changes, whichever instance changed it. @returns stops it */
  abstract onChange(listener: (change: PresenceChange) => void): () => void;
}
