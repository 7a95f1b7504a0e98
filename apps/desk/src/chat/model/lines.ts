import { type ChatMessage, type Line, type Who, unreadOf } from '../types.js';

const inOrder = (a: Line, b: Line): number => b.lastAt.localeCompare(a.lastAt) || b.id.localeCompare(a.id);

/** The list on the left: Ava first, then the one that was spoken in last; customers' chats are listed apart. */
export function ordered(lines: Iterable<Line>): Line[] {
  const own = [...lines].filter(({ kind }) => kind !== 'customer').sort(inOrder);
  return [...own.filter(({ kind }) => kind === 'assistant'), ...own.filter(({ kind }) => kind !== 'assistant')];
}
/** What a message makes of the line of its conversation. */
export function lineAfter(line: Line, message: ChatMessage, me: Who): Line {
  const isNew = message.seq > line.lastSeq;
  const isLast = message.seq >= line.lastSeq;
  return {
    ...line,
    head: Math.max(line.head, message.change),
    lastSeq: Math.max(line.lastSeq, message.seq),
    lastAt: isNew ? message.at : line.lastAt,
    // To write is to have read.
    readSeq: isNew && message.author === me ? message.seq : line.readSeq,
    last: isLast
      ? {
          ...{ seq: message.seq, author: message.author, at: message.at, text: message.text.slice(0, 200) },
          ...{ factCode: message.fact?.code ?? null, fileCount: message.files.length },
        }
      : line.last,
  };
}
/** What the title of the page and its icon show: conversations that are not silenced. */
export const unreadIn = (lines: Iterable<Line>): number =>
  [...lines].reduce((sum, line) => sum + (line.muted ? 0 : unreadOf(line)), 0);
/** `[head, readSeq]` of what this device has, the newest first: what `chat:hello` compares. */
export const knownOf = (lines: Iterable<Line>, most = 1_000): Record<string, [number, number]> =>
  Object.fromEntries(
    [...lines]
      .sort(inOrder)
      .slice(0, most)
      .map(({ id, head, readSeq }) => [id, [head, readSeq]]),
  );
