import { artificialMessageId } from '../../domain/message-id.js';
import type { MailAddress } from '../../domain/letter-facts.js';
import type { LetterRecord } from '../../domain/letter-record.js';
import type { Thread } from '../../domain/thread.js';
import type { ThreadingPolicy } from '../../domain/threading-policy.js';
import type { AnswerBook, AnswerBrief } from '../ports/answer-book.port.js';
import type { BoundBounce, KeptLetter, LetterBook } from '../ports/letter-book.port.js';
import type { AwaitedLetter, ThreadBook } from '../ports/thread-book.port.js';
import type { PreparedLetter } from './letter-preparation.js';

/** How far back in a chain of references we look; the nearest known letter decides, and old chains are long. */
const NEAREST = 30;

/** What the house knows that matters to a batch, asked for in a fixed number of questions and kept up while the batch is entered. */
export class BatchMemory {
  readonly kept = new Map<string, KeptLetter>();
  readonly answers = new Map<string, AnswerBrief>();
  readonly awaited = new Map<string, string>();
  readonly threads = new Map<string, Thread>();
  readonly newlyAwaited: AwaitedLetter[] = [];
  /** By the letter that is the report. */
  readonly bounces = new Map<string, BoundBounce>();
  /** By letter: its recipients outside of the house. */
  readonly outside = new Map<string, readonly MailAddress[]>();

  static async load(
    batch: readonly PreparedLetter[],
    books: { letters: LetterBook; answers: AnswerBook; threads: ThreadBook },
    policy: ThreadingPolicy,
  ): Promise<BatchMemory> {
    const memory = new BatchMemory();
    const ids = new Set<string>();
    const tokens = new Set<string>();
    for (const { parsed } of batch) {
      ids.add(artificialMessageId(parsed.fingerprint));
      for (const id of pointedAt(parsed, policy)) ids.add(id);
      for (const token of policy.keysOf(parsed).tokens) tokens.add(token);
    }
    const all = [...ids];
    for (const letter of await books.letters.withIdentities(all)) memory.kept.set(letter.identity, letter);
    for (const answer of await books.answers.withMessageIds(all)) memory.answers.set(answer.messageId, answer);
    for (const { messageId, threadId } of await books.threads.awaited(all)) memory.awaited.set(messageId, threadId);
    const threads = [
      ...[...memory.kept.values()].map((l) => l.threadId),
      ...[...memory.answers.values()].map((a) => a.threadId),
      ...memory.awaited.values(),
      ...tokens,
    ];
    for (const thread of await books.threads.takeAll([...new Set(threads)])) memory.threads.set(thread.id, thread);
    return memory;
  }

  remember(letter: LetterRecord): void {
    this.kept.set(letter.identity, letter);
  }
  await(messageIds: readonly string[], threadId: string): void {
    for (const messageId of messageIds) {
      if (this.awaited.has(messageId)) continue;
      this.awaited.set(messageId, threadId);
      this.newlyAwaited.push({ messageId, threadId });
    }
  }
}

/** The letter itself, what it answers, and, for a bounce, what came back. */
export function pointedAt(parsed: PreparedLetter['parsed'], policy: ThreadingPolicy): string[] {
  const { messageIds } = policy.keysOf(parsed);
  return [parsed.messageId, parsed.bounce?.originalMessageId ?? null, ...messageIds.slice(0, NEAREST)].filter(
    (id) => id !== null,
  );
}
