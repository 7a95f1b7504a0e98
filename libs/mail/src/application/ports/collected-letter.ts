export type FolderRole = 'inbox' | 'sent' | 'other';

/** Where the bytes came from. `uid` and `uidValidity` name the letter on the server until the server renumbers. */
export type LetterOrigin =
  | { via: 'imap'; folder: string; role: FolderRole; uidValidity: string; uid: number; flags: readonly string[] }
  | { via: 'smtp'; from: string; to: readonly string[]; remoteAddress: string };

/** One letter as it arrived, before anybody understood it. */
export interface CollectedLetter {
  /** Name of the mailbox in the configuration. Together with Message-ID (or the hash of the content) the natural key. */
  readonly mailbox: string;
  readonly origin: LetterOrigin;
  /** When the server took it (INTERNALDATE), or when our listener did. Not the Date header. */
  readonly receivedAt: Date;
  /** Bytes on the server; for a `tooLarge` letter more than `open()` gives. */
  readonly size: number;
  /** Over the limit: `open()` gives the header block only. */
  readonly tooLarge: boolean;
  /** Lay in the box before we were first connected: no inquiry, no automatic answer. */
  readonly history: boolean;
  /** The raw source. May be opened again until the callback settles; never afterwards. */
  open(): AsyncIterable<Uint8Array>;
  /** The same in one piece when it is small enough to lie in memory anyway, else null. */
  bytes(): Uint8Array | null;
}

/** Why a letter was put aside: it broke our own storing, or the server does not give it out. */
export interface LetterProblem {
  readonly kind: 'refused-by-intake' | 'unreadable-on-server';
  /** For staff, without secrets. */
  readonly reason: string;
}

export async function wholeOf(letter: CollectedLetter): Promise<Uint8Array> {
  const ready = letter.bytes();
  if (ready) return ready;
  const chunks: Uint8Array[] = [];
  for await (const chunk of letter.open()) chunks.push(chunk);
  const whole = new Uint8Array(chunks.reduce((sum, c) => sum + c.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
