import { atMost, mentionLimit, messageText, reactionLimit, reactionSign } from './message-limits.js';
import { MessageGone, NotYours, TooMany } from './messenger-errors.js';
import type { ShownFile } from './files/shown-file.js';
import { type Participant, type ParticipantKey, isSame, keyOf } from './participant.js';

/** What the house notes in a conversation; the client makes a sentence of it in the language of its reader. */
export interface Fact {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}
export interface Button {
  readonly id: string;
  readonly label: string;
}
export interface MessageRecord {
  readonly id: string;
  readonly conversationId: string;
  /** 1, 2, 3, … in its conversation, without a gap: the order of the messages. */
  readonly seq: number;
  /** Number of the conversation's change that made the message what it is now. */
  readonly change: number;
  readonly author: Participant;
  /** Made by the client; one author uses it once. null: made by the house. */
  readonly clientId: string | null;
  readonly at: Date;
  readonly text: string;
  readonly fact: Fact | null;
  readonly mentions: readonly ParticipantKey[];
  readonly replyTo: string | null;
  /** May be told also in quiet hours. */
  readonly urgent: boolean;
  readonly files: readonly ShownFile[];
  readonly reactions: Readonly<Record<string, readonly ParticipantKey[]>>;
  readonly buttons: readonly Button[];
  readonly buttonsUntil: Date | null;
  /** What the assistant calls it. */
  readonly speechKey: string | null;
  readonly pinnedAt: Date | null;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}
/** A former text of a message. */
export interface Revision {
  readonly messageId: string;
  readonly at: Date;
  readonly by: Participant;
  readonly what: 'edited' | 'deleted';
  readonly text: string;
}

/** One message. Each change takes the next change number of its conversation, so that whoever was away asks for what is newer. */
export class Message {
  #state: MessageRecord;
  readonly #revisions: Revision[] = [];
  private constructor(state: MessageRecord) {
    this.#state = state;
  }
  static restore = (state: MessageRecord): Message => new Message(state);
  get state(): MessageRecord {
    return this.#state;
  }
  /** Former texts that are not stored yet. */
  get revisions(): readonly Revision[] {
    return this.#revisions;
  }

  /** @throws NotYours, MessageGone, TextTooLong, MessageEmpty, TooMany @returns whether anything has changed */
  edit({ text, mentions, by, at, change }: { text: string; mentions: readonly ParticipantKey[] } & Change): boolean {
    this.#mustStand();
    if (!isSame(by, this.#state.author) || this.#state.fact) throw new NotYours();
    const clean = messageText(text, this.#state.files.length);
    if (clean === this.#state.text) return false;
    const known = atMost('mentions', mentions, mentionLimit);
    this.#revise('edited', by, at);
    this.#become({ text: clean, mentions: known, editedAt: at, change: change() });
    return true;
  }
  /** The text is taken away from all; the trail keeps it. */
  remove({ by, at, mayAny, change }: { mayAny: boolean } & Change): boolean {
    if (this.#state.deletedAt) return false;
    if (!mayAny && !isSame(by, this.#state.author)) throw new NotYours();
    this.#revise('deleted', by, at);
    const nothing = { text: '', mentions: [], files: [], reactions: {}, buttons: [], pinnedAt: null } as const;
    this.#become({ ...nothing, deletedAt: at, change: change() });
    return true;
  }
  react({ sign, on, by, change }: { sign: string; on: boolean } & Change): boolean {
    this.#mustStand();
    const { reactions } = this.#state;
    if (on) reactionSign(sign);
    // `constructor` is a key of every object, and nobody's reaction.
    const given = Object.hasOwn(reactions, sign) ? (reactions[sign] ?? []) : [];
    const me = keyOf(by);
    if (given.includes(me) === on) return false;
    if (on && given.length === 0 && Object.keys(reactions).length >= reactionLimit)
      throw new TooMany('reactions', reactionLimit);
    const { [sign]: _, ...others } = reactions;
    const now = on ? [...given, me] : given.filter((who) => who !== me);
    this.#become({ reactions: now.length ? { ...reactions, [sign]: now } : others, change: change() });
    return true;
  }
  pin({ on, at, change }: { on: boolean } & Change): boolean {
    this.#mustStand();
    if ((this.#state.pinnedAt !== null) === on) return false;
    this.#become({ pinnedAt: on ? at : null, change: change() });
    return true;
  }
  /** The assistant changes what she said. */
  respeak({
    text,
    buttons,
    change,
  }: { text: string | null; buttons: readonly Button[] } & Pick<Change, 'change'>): void {
    this.#mustStand();
    // The buttons are others now: what the former ones waited for is over.
    this.#become({ text: text ?? this.#state.text, buttons, buttonsUntil: null, change: change() });
  }

  #mustStand(): void {
    if (this.#state.deletedAt) throw new MessageGone();
  }
  #revise(what: Revision['what'], by: Participant, at: Date): void {
    this.#revisions.push({ messageId: this.#state.id, at, by, what, text: this.#state.text });
  }
  #become(part: Partial<MessageRecord>): void {
    this.#state = { ...this.#state, ...part };
  }
}

interface Change {
  by: Participant;
  at: Date;
  /** Takes the next change number of the conversation; called only if there is something to change. */
  change: () => number;
}
