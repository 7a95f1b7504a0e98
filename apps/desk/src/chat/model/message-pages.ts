import type { ChatMessage, Piece } from '../types.js';

export const PAGE = 100;
export type FetchPiece = (ask: { after: number; limit: number }) => Promise<Piece>;
export interface PagesOptions {
  readonly fetch: FetchPiece;
  readonly changed: () => void;
  readonly failed?: (error: unknown) => void;
  /** Pages that are kept; the ones seen longest ago go first. */
  readonly mostPages?: number;
}
interface Loading {
  readonly done: Promise<void>;
  /** What was heard while the page was on its way: it may be newer than the page. */
  readonly heard: Map<number, ChatMessage>;
}

/** What of a conversation is in memory: whole pages of a hundred messages around what is looked at, never all of it. */
export class MessagePages {
  readonly #pages = new Map<number, Map<number, ChatMessage>>();
  readonly #loading = new Map<number, Loading>();
  #shut = false;

  constructor(
    private readonly options: PagesOptions,
    public lastSeq = 0,
  ) {}

  get loadedPages(): number {
    return this.#pages.size;
  }
  get isLoading(): boolean {
    return this.#loading.size > 0;
  }
  at(seq: number): ChatMessage | undefined {
    return this.#pages.get(pageOf(seq))?.get(seq);
  }
  find(id: string): ChatMessage | undefined {
    for (const page of this.#pages.values()) for (const message of page.values()) if (message.id === id) return message;
    return undefined;
  }

  /** Looks at these: what is missing is asked for, what was not looked at for long is forgotten. */
  async look(from: number, to: number): Promise<void> {
    const [first, last] = [pageOf(Math.max(1, from)), pageOf(Math.max(1, Math.min(to, this.lastSeq)))];
    const asked: Promise<void>[] = [];
    for (let page = first; page <= last && this.lastSeq > 0; page++) {
      const known = this.#pages.get(page);
      if (known) this.#touch(page, known);
      if (!known || this.#hasHole(page, known)) asked.push(this.#load(page));
    }
    await Promise.all(asked);
  }

  /** Something new or changed was heard; what is not in memory is not kept. */
  take(message: ChatMessage): void {
    this.lastSeq = Math.max(this.lastSeq, message.seq);
    const page = pageOf(message.seq);
    this.#loading.get(page)?.heard.set(message.seq, message);
    const known = this.#pages.get(page);
    if (known) this.#put(known, message);
    else if (message.seq === page * PAGE + 1 && !this.#loading.has(page))
      this.#pages.set(page, new Map([[message.seq, message]]));
    this.options.changed();
  }
  /** All that is known is to be asked for again when it is looked at. */
  forget(): void {
    this.#pages.clear();
    this.options.changed();
  }
  shut(): void {
    this.#shut = true;
  }

  #load(page: number): Promise<void> {
    const under = this.#loading.get(page);
    if (under) return under.done;
    const heard = new Map<number, ChatMessage>();
    const done = this.options
      .fetch({ after: page * PAGE, limit: PAGE })
      .then(({ messages, lastSeq }) => {
        if (this.#shut) return;
        this.lastSeq = Math.max(this.lastSeq, lastSeq);
        const kept = this.#pages.get(page) ?? new Map<number, ChatMessage>();
        for (const message of [...messages, ...heard.values()]) this.#put(kept, message);
        this.#touch(page, kept);
        this.#forgetOld();
      })
      .catch((error: unknown) => this.options.failed?.(error))
      .finally(() => {
        this.#loading.delete(page);
        if (!this.#shut) this.options.changed();
      });
    this.#loading.set(page, { done, heard });
    return done;
  }
  #put(page: Map<number, ChatMessage>, message: ChatMessage): void {
    const known = page.get(message.seq);
    if (!known || known.change <= message.change) page.set(message.seq, message);
  }
  #touch(page: number, kept: Map<number, ChatMessage>): void {
    this.#pages.delete(page);
    this.#pages.set(page, kept);
  }
  #hasHole(page: number, kept: ReadonlyMap<number, ChatMessage>): boolean {
    return kept.size < Math.min(PAGE, this.lastSeq - page * PAGE);
  }
  #forgetOld(): void {
    const most = this.options.mostPages ?? 12;
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= most) return;
      this.#pages.delete(page);
    }
  }
}

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE);
