import type { LetterKind } from './classification-rules.js';
import type { Customer } from './customer-of-letter.js';
import type { FormField } from './form-fields.js';
import type { BounceReport, CalendarInvite, ForwardedLetter, MailAddress } from './letter-facts.js';

/** `in`: to us, from outside; `out`: from us to the outside; `internal`: among ourselves. */
export type LetterDirection = 'in' | 'out' | 'internal';

export interface KeptAttachment {
  readonly name: string;
  readonly declaredType: string;
  readonly detectedType: string | null;
  readonly size: number;
  /** Name in the file store. */
  readonly hash: string;
  readonly contentId: string | null;
  readonly inline: boolean;
  readonly origin: 'part' | 'tnef' | 'letter';
}

/** Where a letter was found: one letter may lie in several boxes and folders. */
export interface Receipt {
  readonly letterId: string;
  readonly mailbox: string;
  /** As the server names it; `smtp` for our own listener, `file` for an imported file. */
  readonly folder: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly receivedAt: Date;
}

/**
 * In place of safe HTML: the letter has HTML that nobody has looked at yet; it is made safe from the raw source at the first view. Empty
 * on purpose: whoever does not know of it shows nothing, never what a stranger wrote.
 */
export const HTML_LATER = '';

/** A letter as it is kept. Facts are final; kind, reasons, awaiting and answerId may change. */
/** Begins the reason of a kind that a person has said. */
export const BY_HAND = 'by-hand:';

/** Whether nobody has answered since it came. */
export const waitsForAnswer = ({ receivedAt }: Pick<LetterRecord, 'receivedAt'>, lastAnswerAt: Date | null): boolean =>
  lastAnswerAt === null || lastAnswerAt < receivedAt;

export interface LetterRecord {
  readonly id: string;
  /** Message-ID, or the artificial one made of the content. Unique. */
  readonly identity: string;
  readonly messageId: string | null;
  readonly fingerprint: string;
  readonly threadId: string;
  readonly placedBecause: string;
  readonly kind: LetterKind;
  /** Its kind when it came, before a person said otherwise. */
  readonly arrivedAs: LetterKind;
  readonly reasons: readonly string[];
  readonly direction: LetterDirection;
  readonly subject: string;
  readonly preview: string;
  /** The date of the letter, when it can be true. */
  readonly date: Date;
  readonly receivedAt: Date;
  readonly storedAt: Date;
  readonly mailbox: string;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly customer: Customer | null;
  /** Employee who wrote or forwarded it. */
  readonly authorId: string | null;
  readonly history: boolean;
  readonly tooLarge: boolean;
  /** It made an inquiry and nobody has answered yet. */
  readonly awaiting: boolean;
  /** The answer of the board whose copy this is. */
  readonly answerId: string | null;
  readonly automaticAnswerAllowed: boolean;
  /** Where its source lies: a file of the store, and the part of it. Letters of history share a file per batch. */
  readonly rawHash: string;
  readonly rawStart: number;
  readonly rawLength: number;
  readonly size: number;
  readonly text: string;
  /** Null: plain text; HTML_LATER: not made yet. */
  readonly safeHtml: string | null;
  readonly hasRemoteImages: boolean;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly forwarded: readonly ForwardedLetter[];
  readonly form: Readonly<Partial<Record<FormField, string>>>;
  readonly invites: readonly CalendarInvite[];
  readonly bounce: BounceReport | null;
  readonly warnings: readonly string[];
  readonly attachments: readonly KeptAttachment[];
}
