import type { LetterFacts } from '../../domain/letter-facts.js';

/** The letter as it came: a file on disk (best for big ones), its bytes, or a stream that is spooled to a file first. */
export type RawLetter =
  { readonly path: string } | { readonly bytes: Uint8Array } | { readonly stream: AsyncIterable<Uint8Array> };

export interface LetterLimits {
  /** Bigger letters become a stub: headers only, warning `too-large`. */
  readonly maxBytes: number;
  readonly maxTextChars: number;
  readonly maxHtmlChars: number;
  readonly maxAttachments: number;
  /** MIME nodes in one letter. */
  readonly maxParts: number;
  readonly maxHeaderBytes: number;
  /** Letters within letters. */
  readonly maxDepth: number;
  /** From the moment the reading begins, waiting in the queue does not count. */
  readonly timeoutMs: number;
}

export const LETTER_LIMITS: LetterLimits = {
  maxBytes: 60 * 1024 * 1024,
  maxTextChars: 1_000_000,
  maxHtmlChars: 1_500_000,
  maxAttachments: 200,
  maxParts: 1_000,
  maxHeaderBytes: 2 * 1024 * 1024,
  maxDepth: 4,
  timeoutMs: 30_000,
};

export type LetterWarning =
  | 'too-large'
  | 'header-too-large'
  | 'too-many-parts'
  | 'too-many-attachments'
  | 'boundary-missing'
  | 'broken-base64'
  | 'charset-unknown'
  | 'charset-guessed'
  | 'text-truncated'
  | 'html-truncated'
  | 'no-from'
  | 'no-message-id'
  | 'date-not-believed'
  | 'nul-bytes'
  | 'hidden-characters'
  | 'tnef-broken'
  | 'nested-too-deep'
  | 'executable-attachment'
  | 'type-mismatch';

export interface ParsedAttachment {
  /** Safe to show, to store and to offer for download; unique within the letter. */
  readonly name: string;
  readonly declaredType: string;
  /** By its first bytes; null when they say nothing (plain text, DXF …). */
  readonly detectedType: string | null;
  readonly size: number;
  readonly sha256: string;
  /** Without brackets; what `data-cid` of the safe HTML refers to. */
  readonly contentId: string | null;
  /** Part of the text (logo, pasted picture) rather than something that was attached. */
  readonly inline: boolean;
  /** Temporary file, the caller's until `release`. */
  readonly path: string;
  /** `tnef`: out of winmail.dat; `letter`: out of an attached letter. */
  readonly origin: 'part' | 'tnef' | 'letter';
}

export interface ParsedLetter extends LetterFacts {
  /** Bytes of the raw letter. */
  readonly size: number;
  /** At most 500 characters of the own text. */
  readonly preview: string;
  /**
   * Safe to put into a page. Remote pictures wait in `data-remote-src`, attached ones in `data-cid`. Null: the letter is plain text.
   * HTML_LATER: there is HTML, and the caller said `later`.
   */
  readonly safeHtml: string | null;
  readonly hasRemoteImages: boolean;
  readonly attachments: readonly ParsedAttachment[];
  readonly warnings: readonly LetterWarning[];
  /** Folder of the attachments' files, null when there are none. */
  readonly scratch: string | null;
}

export interface ParseOptions {
  /** When the server got the letter (INTERNALDATE, end of SMTP DATA): the date when the claimed one cannot be true. */
  readonly receivedAt: Date;
  readonly limits?: Partial<LetterLimits>;
  /** `later`: HTML that only says again what the plain text says is left out (half of the work); nothing else changes. Default `safe`. */
  readonly html?: 'safe' | 'later';
}

/** Small letters that lie one behind the other in one piece of memory. */
export interface LetterPack {
  readonly bytes: Uint8Array;
  readonly letters: readonly { readonly start: number; readonly length: number; readonly receivedAt: Date }[];
}

export abstract class LetterParser {
  /**
   * Reads a letter, however damaged, without ever holding it whole in memory. What is wrong but readable is told in `warnings`.
   * @throws LetterUnreadable the letter broke the parser or took too long: keep it raw, show it to people, go on with the next
   * @throws LetterParserBusy the queue is full or the parser is closing: the letter is innocent, try later
   */
  abstract parse(raw: RawLetter, options: ParseOptions): Promise<ParsedLetter>;

  /**
   * Reads all letters of a pack, in its order: ten thousand letters passed over to a thread one by one cost as much as reading them. All
   * or nothing; the time limit is that of one letter. The letters share their folder of temporary files.
   * @throws LetterUnreadable one of them broke the parser: read one by one, it shows itself
   * @throws LetterParserBusy
   */
  abstract parsePack(pack: LetterPack, options: Omit<ParseOptions, 'receivedAt'>): Promise<ParsedLetter[]>;

  /** Deletes the temporary files, after the caller has stored what it wants. Twice is harmless. */
  abstract release(letter: Pick<ParsedLetter, 'scratch'>): Promise<void>;
}
