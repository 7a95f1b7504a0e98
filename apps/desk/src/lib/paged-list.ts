import type { Page } from '../api/client.js';

export interface PagedListOptions<T> {
  readonly idOf: (item: T) => string;
  readonly fetch: (after: string | null) => Promise<Page<T>>;
  /** The order of the pages; without it nothing can be put in from outside. */
  readonly compare?: (a: T, b: T) => number;
  /** Called whenever something to see has changed. */
  readonly changed?: () => void;
}
export type ListState = 'idle' | 'loading' | 'ready' | 'failed';

/**
 * A long list that comes page by page and is changed from outside meanwhile: each item once, in order, whatever overtakes what.
 */
export class PagedList<T> {
  #items: T[] = [];
  #ids = new Set<string>();
  #next: string | null = null;
  #state: ListState = 'idle';
  #error: unknown = null;
  /** Answers to questions of an earlier load are not for this list any more. */
  #load = 0;
  #more: Promise<void> | null = null;

  constructor(private readonly options: PagedListOptions<T>) {}

  get items(): readonly T[] {
    return this.#items;
  }
  get state(): ListState {
    return this.#state;
  }
  get error(): unknown {
    return this.#error;
  }
  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** From the beginning; what is shown stays until the first page is there. */
  async reload(): Promise<void> {
    const load = ++this.#load;
    this.#more = null;
    this.#set('loading');
    try {
      const page = await this.options.fetch(null);
      if (load !== this.#load) return;
      this.#items = [];
      this.#ids = new Set();
      this.#take(page);
    } catch (error) {
      if (load === this.#load) this.#fail(error);
    }
  }

  /** As much as is there, anew, without a jump: pages are asked for until they cover what is shown, or so many. */
  async refresh(pages = 10): Promise<void> {
    const load = ++this.#load;
    const wanted = this.#items.length;
    this.#more = null;
    try {
      let page = await this.options.fetch(null);
      const found = [...page.items];
      for (let i = 1; i < pages && page.next !== null && found.length < wanted && load === this.#load; i++) {
        page = await this.options.fetch(page.next);
        found.push(...page.items);
      }
      if (load !== this.#load) return;
      this.#items = [];
      this.#ids = new Set();
      this.#take({ items: found, next: page.next });
    } catch (error) {
      if (load === this.#load) this.#fail(error);
    }
  }

  /** The next page, asked for once however often it is wished. */
  loadMore(): Promise<void> {
    if (this.#more) return this.#more;
    if (this.#next === null || this.#state === 'loading') return Promise.resolve();
    const load = this.#load;
    const more = this.options
      .fetch(this.#next)
      .then(
        (page) => {
          if (load === this.#load) this.#take(page);
        },
        (error: unknown) => {
          if (load === this.#load) this.#fail(error);
        },
      )
      .finally(() => {
        if (this.#more === more) this.#more = null;
      });
    this.#more = more;
    return more;
  }

  /** A new or changed item, where its order puts it; beyond the last page it comes with its own page. */
  upsert(item: T): void {
    const id = this.options.idOf(item);
    this.#drop(id);
    const { compare } = this.options;
    const found = compare ? this.#items.findIndex((other) => compare(item, other) < 0) : 0;
    if (found < 0 && this.hasMore) return this.options.changed?.();
    this.#items = found < 0 ? [...this.#items, item] : this.#items.toSpliced(found, 0, item);
    this.#ids.add(id);
    this.options.changed?.();
  }
  remove(id: string): void {
    if (this.#drop(id)) this.options.changed?.();
  }
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  #drop(id: string): boolean {
    if (!this.#ids.delete(id)) return false;
    this.#items = this.#items.filter((item) => this.options.idOf(item) !== id);
    return true;
  }
  #take({ items, next }: Page<T>): void {
    const fresh = items.filter((item) => !this.#ids.has(this.options.idOf(item)));
    for (const item of fresh) this.#ids.add(this.options.idOf(item));
    this.#items = [...this.#items, ...fresh];
    this.#next = next;
    this.#error = null;
    this.#set('ready');
  }
  #fail(error: unknown): void {
    this.#error = error;
    this.#set('failed');
  }
  #set(state: ListState): void {
    this.#state = state;
    this.options.changed?.();
  }
}
