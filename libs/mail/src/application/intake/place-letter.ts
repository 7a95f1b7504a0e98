import { newId } from '@prorab/kernel';
import { bareSubject } from '../../domain/subject.js';
import { Thread } from '../../domain/thread.js';
import type { KnownLetter, ThreadingPolicy } from '../../domain/threading-policy.js';
import type { BatchMemory } from './batch-memory.js';
import type { PreparedLetter } from './letter-preparation.js';

export interface Placed {
  readonly thread: Thread;
  readonly because: string;
}

/** How many of the letters that we do not have a thread waits for: the ones that were answered, and the first of all. */
const AWAITED = 3;

/** Finds the conversation of a letter or opens one. */
export function placeLetter(
  { parsed, collected }: PreparedLetter,
  memory: BatchMemory,
  policy: ThreadingPolicy,
  at: Date,
): Placed {
  const own = ofOwn(parsed, memory);
  if (own) return own;
  const { messageIds, tokens } = policy.keysOf(parsed);
  const byToken = new Map(tokens.flatMap((t) => (memory.threads.has(t) ? [[t, [subjectOf(t, memory)]] as const] : [])));
  const known = messageIds.flatMap((id) => knownAs(id, memory));
  const placement = policy.place(parsed, known, byToken);
  const joined = placement.kind === 'join' ? memory.threads.get(placement.threadId) : undefined;
  if (joined) return { thread: joined, because: placement.because };
  const waitedFor = parsed.messageId === null ? undefined : memory.awaited.get(parsed.messageId);
  const awaiting = waitedFor === undefined ? undefined : memory.threads.get(waitedFor);
  if (awaiting && known.length === 0) return { thread: awaiting, because: 'на это письмо уже отвечали в переписке' };
  const thread = Thread.open(
    {
      id: newId(),
      subject: bareSubject(parsed.subject).slice(0, 1000),
      mailbox: collected.mailbox,
      relatedThreadId: placement.kind === 'open' ? placement.relatedThreadId : null,
    },
    at,
  );
  memory.threads.set(thread.id, thread);
  const [first] = parsed.references;
  if (known.length === 0)
    memory.await([...new Set([...messageIds.slice(0, AWAITED), ...(first ? [first] : [])])], thread.id);
  return { thread, because: placement.because };
}

/** Copies of our answers and reports about letters of ours have their place, whatever their subjects say. */
function ofOwn(parsed: PreparedLetter['parsed'], memory: BatchMemory): Placed | null {
  const copy = parsed.messageId === null ? undefined : memory.answers.get(parsed.messageId);
  if (copy) return at(copy.threadId, 'копия нашего ответа', memory);
  const original = parsed.bounce?.originalMessageId;
  const bounced = original && (memory.answers.get(original) ?? memory.kept.get(original));
  return bounced ? at(bounced.threadId, 'отчёт о письме этой переписки', memory) : null;
}

const at = (threadId: string, because: string, memory: BatchMemory): Placed | null => {
  const thread = memory.threads.get(threadId);
  return thread ? { thread, because } : null;
};

function knownAs(messageId: string, memory: BatchMemory): KnownLetter[] {
  const letter = memory.kept.get(messageId);
  if (letter) return [{ messageId, threadId: letter.threadId, subject: letter.subject }];
  const threadId = memory.answers.get(messageId)?.threadId ?? memory.awaited.get(messageId);
  return threadId ? [{ messageId, threadId, subject: subjectOf(threadId, memory) }] : [];
}

const subjectOf = (threadId: string, memory: BatchMemory): string => memory.threads.get(threadId)?.state.subject ?? '';
