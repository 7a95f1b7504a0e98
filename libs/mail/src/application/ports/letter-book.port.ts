import type { LetterKind } from '../../domain/classification-rules.js';
import type { BounceReport } from '../../domain/letter-facts.js';
import type { LetterDirection, LetterRecord, Receipt } from '../../domain/letter-record.js';

/** As much of a kept letter as a new one has to know. */
export interface KeptLetter {
  readonly id: string;
  readonly identity: string;
  readonly fingerprint: string;
  readonly threadId: string;
  readonly subject: string;
  readonly direction: LetterDirection;
  readonly answerId: string | null;
}

/** A letter of a thread that is newer than what somebody has seen. */
export interface NewerLetter {
  readonly id: string;
  readonly direction: LetterDirection;
  readonly kind: LetterKind;
  readonly from: string;
  readonly authorId: string | null;
  readonly at: Date;
}

/** A report that a letter of ours did not arrive. */
export interface BoundBounce {
  /** The letter that is the report. */
  readonly letterId: string;
  readonly originalLetterId: string | null;
  readonly answerId: string | null;
  readonly threadId: string;
  readonly at: Date;
  readonly report: BounceReport;
}

export type Place = Omit<Receipt, 'letterId' | 'receivedAt'>;
export const placeKey = ({ mailbox, folder, uidValidity, uid }: Place): string =>
  JSON.stringify([mailbox, folder, uidValidity, uid]);

/** All letters. Everything takes lists, so that a batch of history costs as many questions as one letter. */
export abstract class LetterBook {
  /** Which of these places on mail servers have been taken in already, by `placeKey`. */
  abstract takenPlaces(places: readonly Place[]): Promise<ReadonlySet<string>>;
  abstract withIdentities(identities: readonly string[]): Promise<KeptLetter[]>;
  /** @throws LetterKnown one of them is kept already: another reader was faster */
  abstract add(letters: readonly LetterRecord[]): Promise<void>;
  /** Of one letter in one folder the newest place counts, so a renumbered folder does not multiply receipts. Twice is once. */
  abstract addReceipts(receipts: readonly Receipt[]): Promise<void>;
  abstract bindBounces(bounces: readonly BoundBounce[]): Promise<void>;
  abstract byId(id: string): Promise<LetterRecord | null>;
  /** Newest first, at most 20; robots and copies of our own answers left out. */
  abstract newerInThread(threadId: string, letterId: string | null): Promise<NewerLetter[]>;
  /** Nobody waits for an answer in these threads any more. */
  abstract markAnswered(threadIds: readonly string[]): Promise<void>;
  abstract reclassify(
    id: string,
    as: { kind: LetterKind; reasons: readonly string[]; awaiting: boolean },
  ): Promise<void>;
  /** In place of HTML_LATER; a letter whose HTML is there already keeps it. */
  abstract keepHtml(id: string, html: { safeHtml: string | null; hasRemoteImages: boolean }): Promise<void>;
  /** Stored receipts of a folder per UTC day since that day, days without any left out. */
  abstract countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>>;
}

/** Raised so that the whole unit of work is begun anew and then finds the letter. */
export class LetterKnown extends Error {}
