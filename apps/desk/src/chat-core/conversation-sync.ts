import type { Answers, ChatMessage } from './wire.js';

/** News that came while a piece is missing before them; beyond so many they are dropped and asked for. */
const mostWaiting = 256;

/** How far one conversation is whole on this device. Knows nothing of sockets: it is given news and pages, and says what may be taken. */
export class ConversationSync {
  #have: number;
  #seen: number;
  readonly #waiting = new Map<number, ChatMessage>();

  constructor(have: number) {
    this.#have = have;
    this.#seen = have;
  }
  /** The last change up to which nothing is missing. */
  get have(): number {
    return this.#have;
  }
  /** There is a change that is known of and not here. */
  get isBehind(): boolean {
    return this.#seen > this.#have;
  }

  /** The house says how far it is. */
  heardOf(head: number): void {
    this.#seen = Math.max(this.#seen, head);
  }
  /** News, in whatever order and however often. @returns what can be taken now, in order */
  hear(message: ChatMessage): ChatMessage[] {
    this.heardOf(message.change);
    if (message.change > this.#have && this.#waiting.size < mostWaiting) this.#waiting.set(message.change, message);
    return this.#takeWaiting([]);
  }
  /** The answer to «what is there since `have`?». News may have been taken meanwhile; they are not taken again. */
  page({ messages, head }: Answers['chat:since']): ChatMessage[] {
    const fresh = messages.filter((m) => m.change > this.#have);
    this.heardOf(head);
    this.#have = Math.max(this.#have, head);
    for (const change of this.#waiting.keys()) if (change <= this.#have) this.#waiting.delete(change);
    return this.#takeWaiting(fresh);
  }

  #takeWaiting(taken: ChatMessage[]): ChatMessage[] {
    for (;;) {
      const next = this.#waiting.get(this.#have + 1);
      if (!next) return taken;
      this.#waiting.delete(next.change);
      this.#have = next.change;
      taken.push(next);
    }
  }
}
