import type { ImapFlow } from 'imapflow';
import type { CollectedLetter, LetterOrigin } from '../../../application/ports/collected-letter.js';

/** What FETCH tells of a letter without its text. */
export interface LetterHead {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: Date;
  readonly flags: readonly string[];
}

export type ImapOrigin = Extract<LetterOrigin, { via: 'imap' }>;

interface Sheet {
  mailbox: string;
  origin: ImapOrigin;
  head: LetterHead;
  tooLarge: boolean;
  history: boolean;
}

/** Up to this a letter comes in one piece together with its neighbours; above, it is streamed by partial fetches. */
export const wholeUpTo = 1024 * 1024;
/** Each piece is a round trip, and the server finds its place in the file anew: 64 kB pieces take seven times as long. */
const streamChunk = 2 * 1024 * 1024;

export class ImapLetter implements CollectedLetter {
  /** Set when the source broke while it was read: the line is to blame, not the letter or the one who reads. */
  sourceFailure: unknown = null;

  constructor(
    private readonly sheet: Sheet,
    private readonly content: Uint8Array | { stream: ImapFlow; limit: number },
  ) {}

  get mailbox(): string {
    return this.sheet.mailbox;
  }
  get origin(): ImapOrigin {
    return this.sheet.origin;
  }
  get receivedAt(): Date {
    return this.sheet.head.receivedAt;
  }
  get size(): number {
    return this.sheet.head.size;
  }
  get tooLarge(): boolean {
    return this.sheet.tooLarge;
  }
  get history(): boolean {
    return this.sheet.history;
  }
  /** The same letter when its text cannot be had. */
  withoutContent(): ImapLetter {
    return new ImapLetter(this.sheet, new Uint8Array());
  }
  bytes(): Uint8Array | null {
    return this.content instanceof Uint8Array ? this.content : null;
  }

  async *open(): AsyncGenerator<Uint8Array> {
    if (this.content instanceof Uint8Array) {
      yield this.content;
      return;
    }
    const { stream, limit } = this.content;
    let seen = 0;
    try {
      const { content } = await stream.download(String(this.origin.uid), undefined, {
        uid: true,
        chunkSize: streamChunk,
      });
      if (!content) throw new Error(`the letter ${this.origin.uid} vanished from the server`);
      for await (const chunk of content as AsyncIterable<Uint8Array>) {
        seen += chunk.length;
        if (seen > limit) throw new Error(`the letter ${this.origin.uid} is larger than the server said`);
        yield chunk;
      }
      if (seen === 0) throw new Error(`the server gave an empty letter ${this.origin.uid}`);
    } catch (error) {
      // Only the source's own failures pass here; what the reader throws, or its leaving early, does not.
      this.sourceFailure = error;
      throw error;
    }
  }
}
