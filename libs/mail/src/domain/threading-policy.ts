import type { LetterFacts } from './letter-facts.js';
import { subjectKey } from './subject.js';

/** A letter that is already kept and that the new one points to. */
export interface KnownLetter {
  readonly messageId: string;
  readonly threadId: string;
  readonly subject: string;
}

export interface ThreadKeys {
  /** Thread tokens of our own, surest first. */
  readonly tokens: readonly string[];
  /** Message-IDs that the letter points to, nearest first. */
  readonly messageIds: readonly string[];
}

export type Placement =
  | { readonly kind: 'join'; readonly threadId: string; readonly because: string }
  | { readonly kind: 'open'; readonly relatedThreadId: string | null; readonly because: string };

type PointingLetter = Pick<LetterFacts, 'references' | 'inReplyTo' | 'headers' | 'to' | 'cc' | 'replyTo'>;

const TOKEN = '[a-z0-9-]{8,64}';
const IN_MESSAGE_ID = new RegExp(`^prorab\\.(${TOKEN})\\.[a-z0-9-]+@`, 'i');
const IN_ADDRESS = new RegExp(`\\+t(${TOKEN})@`, 'i');

/** Message-ID of a letter of ours, so that an answer finds its thread even when the letter itself was lost. `unique` has no dots. */
export const ownMessageId = (threadId: string, unique: string, domain: string): string =>
  `prorab.${threadId}.${unique}@${domain}`;
/** Reply-To of a letter of ours: `sales+t<thread>@company.ru`. */
export const replyAddress = (mailbox: string, threadId: string): string =>
  mailbox.replace(/@(?=[^@]*$)/, `+t${threadId}@`);
export const THREAD_HEADER = 'x-prorab-thread';

/**
 * Puts a letter into a conversation by what it points to, never by the subject alone. An answer with another subject is a new
 * conversation, linked to the old one (people press «reply» to an old letter to write about something new).
 */
export class ThreadingPolicy {
  /** A batch asks for them four times: what to load, and again where the letter belongs. */
  readonly #keys = new WeakMap<PointingLetter, ThreadKeys>();

  /** What to look up before `place`. */
  keysOf(letter: PointingLetter): ThreadKeys {
    const known = this.#keys.get(letter) ?? keysIn(letter);
    this.#keys.set(letter, known);
    return known;
  }

  /** `known`: kept letters that `keysOf` led to, by Message-ID; `byToken`: subjects of the threads of the tokens. */
  place(
    letter: PointingLetter & Pick<LetterFacts, 'subject'>,
    known: readonly KnownLetter[],
    byToken: ReadonlyMap<string, readonly string[]> = new Map(),
  ): Placement {
    const keys = this.keysOf(letter);
    const nearest = keys.messageIds.flatMap((id) => known.filter((letter) => letter.messageId === id));
    const token = keys.tokens.find((t) => byToken.has(t));
    const threadId = nearest[0]?.threadId ?? token;
    if (threadId === undefined) {
      const points = keys.messageIds.length > 0;
      return {
        kind: 'open',
        relatedThreadId: null,
        because: points ? 'ссылается на письма, которых у нас нет' : 'ни на что не ссылается',
      };
    }
    const subjects = [
      ...nearest.filter((l) => l.threadId === threadId).map((l) => l.subject),
      ...(byToken.get(threadId) ?? []),
    ];
    const key = subjectKey(letter.subject);
    if (key !== '' && subjects.length > 0 && !subjects.some((subject) => sameTopic(subjectKey(subject), key))) {
      return {
        kind: 'open',
        relatedThreadId: threadId,
        because: `ответ с другой темой: было «${subjects[0]?.slice(0, 80)}»`,
      };
    }
    const by = nearest[0] ? `отвечает на ${nearest[0].messageId}` : 'наша метка переписки в адресе или Message-ID';
    return { kind: 'join', threadId, because: by };
  }
}

function keysIn(letter: PointingLetter): ThreadKeys {
  const messageIds = [...new Set([...letter.inReplyTo, ...[...letter.references].reverse()])];
  const boxes = [...letter.to, ...letter.cc].map(({ address }) => address);
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => letter.headers[name] ?? []);
  const tokens = [
    ...(letter.headers[THREAD_HEADER] ?? []).map((value) => new RegExp(`^\\s*(${TOKEN})\\s*$`, 'i').exec(value)?.[1]),
    ...[...boxes, ...delivered].map((address) => IN_ADDRESS.exec(address)?.[1]),
    ...messageIds.map((id) => IN_MESSAGE_ID.exec(id)?.[1]),
  ];
  return { tokens: [...new Set(tokens.filter((t) => t !== undefined).map((t) => t.toLowerCase()))], messageIds };
}

/** Old gateways cut long subjects, so a long beginning is enough. An answer to a letter without a subject may give it one. */
const sameTopic = (known: string, key: string): boolean =>
  known === key ||
  known === '' ||
  (Math.min(known.length, key.length) >= 40 && (known.startsWith(key) || key.startsWith(known)));
