import type { ImapFlow } from 'imapflow';
import { fetchRows } from './fetch-rows.js';
import type { FragileInFolder } from './fragile-letters.js';
import { reasonOf } from './imap-failure.js';
import { ImapLetter, type ImapOrigin, type LetterHead, wholeUpTo } from './imap-letter.js';
import { inChunks, oneAhead } from './one-ahead.js';

export interface LetterBatch {
  readonly letters: readonly ImapLetter[];
  /** Letters that exist and that the server does not give out. */
  readonly unreadable: readonly { letter: ImapLetter; reason: string }[];
  /** The last UID that this batch settles, in the order asked for. */
  readonly upTo: number;
}

export interface ReadOrder {
  readonly client: ImapFlow;
  readonly mailbox: string;
  readonly origin: Omit<ImapOrigin, 'uid' | 'flags'>;
  /** In the order wanted. */
  readonly uids: readonly number[];
  readonly letterBytes: number;
  readonly fragile: FragileInFolder;
  readonly isHistory: (receivedAt: Date) => boolean;
  /** Said before each piece: no further one is wanted. What has been asked for still comes. */
  readonly enough?: () => boolean;
  /** Told the date of the oldest letter of each piece before it is read. */
  readonly onHeads?: (heads: readonly LetterHead[]) => void;
}

const maxLetters = 200;
const maxBytes = 5 * 1024 * 1024;
const stubHeaderBytes = 1024 * 1024;

/**
 * Reads the letters in bounded pieces, one piece ahead of the one being used, and the heads of the next thousand ahead of that. As long as
 * a letter is under suspicion one thing is asked at a time: when the line breaks, whoever was asked for beside the culprit would pass for one.
 */
export function readLetters(order: ReadOrder): AsyncGenerator<LetterBatch> {
  const oneByOne = order.uids.some((uid) => order.fragile.isSuspect(uid));
  return oneByOne ? pieces(order, chunks(order)) : oneAhead(pieces(order, oneAhead(chunks(order))));
}

interface Chunk {
  readonly uids: readonly number[];
  readonly heads: ReadonlyMap<number, LetterHead>;
}
async function* chunks(order: ReadOrder): AsyncGenerator<Chunk> {
  for (const uids of inChunks(order.uids, 1000)) yield { uids, heads: await headsOf(order, uids) };
}

async function* pieces(order: ReadOrder, asked: AsyncGenerator<Chunk>): AsyncGenerator<LetterBatch> {
  for await (const { uids, heads } of asked) {
    order.onHeads?.([...heads.values()]);
    let group: LetterHead[] = [];
    let bytes = 0;
    let upTo: number | undefined;
    for (const uid of uids) {
      if (group.length === 0 && order.enough?.()) return;
      const head = heads.get(uid);
      // Gone between the search and the fetch: nothing to store.
      if (!head) continue;
      const alone = head.size > wholeUpTo;
      if (group.length && (alone || group.length >= maxLetters || bytes + head.size > maxBytes)) {
        yield await wholeLetters(order, group);
        group = [];
        bytes = 0;
      }
      upTo = uid;
      if (alone) yield await largeLetter(order, head);
      else {
        group.push(head);
        bytes += head.size;
      }
    }
    if (group.length) yield await wholeLetters(order, group);
    const last = uids.at(-1);
    if (last !== undefined && last !== upTo) yield { letters: [], unreadable: [], upTo: last };
  }
}

async function wholeLetters(order: ReadOrder, heads: readonly LetterHead[]): Promise<LetterBatch> {
  const letters: ImapLetter[] = [];
  const unreadable: { letter: ImapLetter; reason: string }[] = [];
  const sources = await fetchRows(
    order.client,
    heads.map((h) => h.uid),
    { source: { start: 0, maxLength: wholeUpTo + 1 } },
    order.fragile,
  );
  for (const head of heads) {
    const row = sources.get(head.uid);
    if (row instanceof Error)
      unreadable.push({ letter: letterOf(order, head, new Uint8Array()), reason: reasonOf(row) });
    else if (row?.source && row.source.length <= wholeUpTo) letters.push(letterOf(order, head, row.source));
    else if (row?.source) letters.push(letterOf(order, head, { stream: order.client, limit: order.letterBytes }));
  }
  return { letters, unreadable, upTo: heads.at(-1)?.uid ?? 0 };
}

async function largeLetter(order: ReadOrder, head: LetterHead): Promise<LetterBatch> {
  const upTo = head.uid;
  if (head.size <= order.letterBytes) {
    // Sizes are counted by the server with its own line ends, hence the tenth on top.
    const content = { stream: order.client, limit: Math.ceil(order.letterBytes * 1.1) };
    return { letters: [letterOf(order, head, content)], unreadable: [], upTo };
  }
  const row = (
    await fetchRows(
      order.client,
      [upTo],
      { bodyParts: [{ key: 'HEADER', start: 0, maxLength: stubHeaderBytes }] },
      order.fragile,
    )
  ).get(upTo);
  if (row instanceof Error) {
    return {
      letters: [],
      unreadable: [{ letter: letterOf(order, head, new Uint8Array()), reason: reasonOf(row) }],
      upTo,
    };
  }
  const header = row?.headers;
  return { letters: row ? [letterOf(order, head, header ?? new Uint8Array(), true)] : [], unreadable: [], upTo };
}

async function headsOf({ client, fragile }: ReadOrder, uids: readonly number[]): Promise<Map<number, LetterHead>> {
  const heads = new Map<number, LetterHead>();
  for (const [uid, row] of await fetchRows(client, uids, { size: true, internalDate: true, flags: true }, fragile)) {
    const known = row instanceof Error ? null : row;
    const receivedAt = new Date(known?.internalDate ?? Number.NaN);
    heads.set(uid, {
      uid,
      size: known?.size ?? 0,
      receivedAt: Number.isNaN(receivedAt.getTime()) ? new Date() : receivedAt,
      flags: [...(known?.flags ?? [])],
    });
  }
  return heads;
}

function letterOf(
  order: ReadOrder,
  head: LetterHead,
  content: Uint8Array | { stream: ImapFlow; limit: number },
  tooLarge = false,
): ImapLetter {
  const origin = { ...order.origin, uid: head.uid, flags: head.flags };
  return new ImapLetter(
    { mailbox: order.mailbox, origin, head, tooLarge, history: order.isHistory(head.receivedAt) },
    content,
  );
}
