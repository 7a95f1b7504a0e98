import type { ChatMessage } from './wire.js';

/**
 * The loaded part of one conversation, without gaps, in the order of its messages. What changes outside of it is not kept: whoever scrolls
 * there asks for it. `limit` bounds what a long day of news may pile up; the oldest go first.
 */
export class MessageWindow {
  #messages: ChatMessage[] = [];
  /** What was heard while a piece is being loaded: the piece may be older. */
  readonly #meanwhile = new Map<number, ChatMessage>();
  #loading = 0;
  constructor(private readonly limit = 2_000) {}

  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }
  get first(): number | undefined {
    return this.#messages[0]?.seq;
  }
  get last(): number | undefined {
    return this.#messages.at(-1)?.seq;
  }

  /** Asks for a piece and joins it, if it touches what is here; else it becomes the window (a jump). */
  async load(ask: () => Promise<readonly ChatMessage[]>): Promise<void> {
    this.#loading++;
    try {
      this.#join(await ask());
    } finally {
      this.#loading--;
      if (this.#loading === 0) this.#meanwhile.clear();
    }
  }
  /** News of the conversation: a change of what is here, or what comes next. Anything else belongs to a part that is not loaded. */
  take(messages: readonly ChatMessage[]): void {
    for (const message of messages) {
      if (this.#loading > 0) this.#meanwhile.set(message.seq, message);
      const place = message.seq - (this.first ?? message.seq);
      if (this.#messages[place]) this.#messages[place] = newer(this.#messages[place], message);
      else if (place === this.#messages.length && (this.last !== undefined || message.seq === 1))
        this.#messages.push(message);
    }
    if (this.#messages.length > this.limit) this.#messages = this.#messages.slice(-this.limit);
  }
  clear(): void {
    this.#messages = [];
  }

  #join(piece: readonly ChatMessage[]): void {
    const [low, high] = [piece[0]?.seq, piece.at(-1)?.seq];
    if (low === undefined || high === undefined) return;
    const touches =
      this.first !== undefined && this.last !== undefined && low <= this.last + 1 && high >= this.first - 1;
    const all = new Map((touches ? this.#messages : []).map((m) => [m.seq, m]));
    for (const message of piece) all.set(message.seq, newer(all.get(message.seq), message));
    for (const message of [...this.#meanwhile.values()].sort((a, b) => a.seq - b.seq))
      if (all.has(message.seq) || all.has(message.seq - 1)) all.set(message.seq, newer(all.get(message.seq), message));
    this.#messages = [...all.values()].sort((a, b) => a.seq - b.seq);
  }
}

const newer = (one: ChatMessage | undefined, other: ChatMessage): ChatMessage =>
  one && one.change > other.change ? one : other;
