import { Message, type Button, type Fact, type MessageRecord } from './message.js';
import type { ShownFile } from './files/shown-file.js';
import { atMost, mentionLimit, messageText } from './message-limits.js';
import { ConversationClosed, FixedMembers, TitleInvalid } from './messenger-errors.js';
import { type Participant, type ParticipantKey, house } from './participant.js';

/**
 * - direct: two colleagues, once for each pair; group: whoever its members let in; assistant: one employee and the assistant;
 * - inquiry: the inner room of an inquiry, for the staff only; customer: the talk with a visitor of a site;
 * - partner: a room that an outside partner shares with us.
 */
export const conversationKinds = ['direct', 'group', 'assistant', 'inquiry', 'customer', 'partner'] as const;
export type ConversationKind = (typeof conversationKinds)[number];
const titleLimit = 200;

export interface ConversationRecord {
  readonly id: string;
  readonly kind: ConversationKind;
  /** What makes it the only one of its kind: the pair, the employee, the inquiry, the visitor. null: there may be many. */
  readonly key: string | null;
  readonly title: string | null;
  readonly inquiryId: string | null;
  readonly createdBy: Participant;
  readonly createdAt: Date;
  /** Number of the newest message. */
  readonly lastSeq: number;
  /** Number of the newest change: a message, an edit, a reaction, a pin. */
  readonly head: number;
  readonly lastAt: Date;
  /** Number of the newest thing that the assistant said; 0: she has said nothing here. */
  readonly lastSpeech: number;
  readonly closedAt: Date | null;
}
export interface Draft {
  id: string;
  author: Participant;
  clientId: string | null;
  at: Date;
  text: string;
  mentions?: readonly ParticipantKey[];
  replyTo?: string | null;
  urgent?: boolean;
  /** Theirs already: how many there may be was looked at when they were given. */
  files?: readonly ShownFile[];
  buttons?: readonly Button[];
  buttonsUntil?: Date | null;
  speechKey?: string | null;
}

/** A conversation as far as writing into it goes: it numbers its messages and its changes. */
export class Conversation {
  #state: ConversationRecord;
  private constructor(state: ConversationRecord) {
    this.#state = state;
  }
  static restore = (state: ConversationRecord): Conversation => new Conversation(state);
  static open(
    of: Pick<ConversationRecord, 'id' | 'kind' | 'key' | 'title' | 'createdBy' | 'inquiryId'> & { at: Date },
  ): Conversation {
    const { at, title, ...rest } = of;
    const numbers = { lastSeq: 0, head: 0, lastAt: at, lastSpeech: 0, createdAt: at, closedAt: null };
    return new Conversation({ ...rest, ...numbers, title: title === null ? null : titleOf(title) });
  }
  get id(): string {
    return this.#state.id;
  }
  get state(): ConversationRecord {
    return this.#state;
  }

  /** @throws ConversationClosed, MessageEmpty, TextTooLong, TooMany */
  say(draft: Draft): Message {
    if (this.#state.closedAt) throw new ConversationClosed();
    const files = draft.files ?? [];
    return this.#add({
      ...draft,
      text: messageText(draft.text, files.length),
      mentions: atMost('mentions', draft.mentions ?? [], mentionLimit),
      files,
      fact: null,
    });
  }
  /** The house notes what has happened; also in a closed conversation. */
  note(id: string, fact: Fact, at: Date): Message {
    return this.#add({ id, author: house, clientId: null, at, text: '', mentions: [], files: [], fact });
  }
  /** The next change number, for a change of a message. */
  readonly nextChange = (): number => {
    this.#state = { ...this.#state, head: this.#state.head + 1 };
    return this.#state.head;
  };
  rename(title: string): boolean {
    if (this.#state.kind !== 'group' && this.#state.kind !== 'partner') throw new FixedMembers();
    if (titleOf(title) === this.#state.title) return false;
    this.#state = { ...this.#state, title: titleOf(title) };
    return true;
  }
  /** @throws FixedMembers in a talk of two */
  mustLetIn(): void {
    if (this.#state.kind === 'direct' || this.#state.kind === 'assistant') throw new FixedMembers();
  }
  close(at: Date): void {
    this.#state = { ...this.#state, closedAt: at };
  }
  reopen(): void {
    this.#state = { ...this.#state, closedAt: null };
  }
  /** It belongs to this inquiry now. */
  belongTo(inquiryId: string | null): void {
    this.#state = { ...this.#state, inquiryId };
  }

  #add(draft: Draft & Pick<MessageRecord, 'mentions' | 'files' | 'fact'>): Message {
    const [lastSeq, head] = [this.#state.lastSeq + 1, this.#state.head + 1];
    const lastSpeech = draft.speechKey ? lastSeq : this.#state.lastSpeech;
    this.#state = { ...this.#state, lastSeq, head, lastAt: draft.at, lastSpeech };
    return Message.restore({
      ...{ replyTo: null, urgent: false, buttons: [], buttonsUntil: null, speechKey: null, reactions: {} },
      ...{ pinnedAt: null, editedAt: null, deletedAt: null },
      ...draft,
      ...{ conversationId: this.#state.id, seq: lastSeq, change: head },
    });
  }
}

/** They turn the words around, also those that stand behind the title. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
function titleOf(title: string): string {
  const clean = title.replace(turning, '').replace(/\s+/g, ' ').trim();
  if (clean === '' || clean.length > titleLimit) throw new TitleInvalid(titleLimit);
  return clean;
}
export const directKey = (a: string, b: string): string => [a, b].sort().join(' ');
