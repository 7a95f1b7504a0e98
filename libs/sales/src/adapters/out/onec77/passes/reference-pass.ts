import type { Clock } from '@prorab/kernel';
import type { OnecClient } from '../client/onec-client.js';
import { nameOfId } from '../reading/broken.js';
import { raw } from '../reading/cells.js';
import { type Element, PORTION_ROWS, type ReferenceReader } from '../reading/reference-reader.js';
import { portionsOf } from '../reading/which.js';
import { LAST, type OnecStampBook, type Stamp } from '../stamps/onec-stamp-book.js';
import { ahead } from './ahead.js';
import { inOrder } from './in-order.js';
import { inTurn } from './in-turn.js';
import { type News, type Told, bare, stampOf } from './news.js';

/** Rows after an id; `full`: there may be more behind them. */
interface ElementsPage {
  readonly readAt: Date;
  readonly rows: readonly { readonly id: string }[];
  readonly after: string;
  readonly full: boolean;
}

/** Finds the elements of a reference that are not as they were kept. */
export class ReferencePass {
  readonly kind: ReferenceReader['kind'];
  readonly #sumKind: string;
  constructor(
    protected readonly reader: ReferenceReader,
    protected readonly client: OnecClient,
    protected readonly stamps: OnecStampBook,
    protected readonly clock: Clock,
  ) {
    this.kind = reader.kind;
    this.#sumKind = `sum:${reader.kind}`;
  }

  /** Every element, by its value. */
  async *whole(signal?: AbortSignal): AsyncGenerator<Told> {
    const sums = await this.#sums(signal);
    const beside = await this.beside(signal);
    yield* inTurn(ahead(this.#pages(signal)), async ({ readAt, rows, after, full }) => {
      const elements = inOrder(await this.reader.elements(rows, signal), after, this.kind);
      const kept = await this.stamps.between(this.kind, after, full ? (elements.at(-1)?.id ?? LAST) : LAST);
      return { readAt, news: await this.#compared(elements, kept, signal) };
    });
    const keep = [...sums].map(([id, sum]): [string, Stamp] => [this.#sumKind, bare(id, sum)]);
    yield { readAt: this.clock.now(), news: [{ facts: [], keep: [...keep, ...beside], seals: true }] };
  }

  async *#pages(signal?: AbortSignal): AsyncGenerator<ElementsPage> {
    for (let after = '', full = true; full;) {
      const readAt = this.clock.now();
      const rows = await this.reader.rows({ after, upTo: null }, signal);
      full = rows.length >= this.reader.pageSize;
      yield { readAt, rows, after, full };
      after = rows.at(-1)?.id ?? '';
    }
  }

  /** Only the portions of the table whose versions add up to something else than they did. */
  async *changed(signal?: AbortSignal): AsyncGenerator<Told> {
    const [sums, kept] = [await this.#sums(signal), await this.stamps.between(this.#sumKind, '', LAST)];
    const known = new Map(kept.map(({ id, stamp }) => [id, stamp]));
    const other = [...new Set([...sums.keys(), ...known.keys()])].filter((id) => sums.get(id) !== known.get(id)).sort();
    for (const id of other) {
      const [of, portion] = id.split('/').map(Number) as [number, number];
      const readAt = this.clock.now();
      const elements = await this.reader.read({ portion, of: of === 0 ? null : of - 1 }, signal);
      if (elements.length >= PORTION_ROWS) {
        yield* this.whole(signal);
        return;
      }
      const before =
        of === 0
          ? await this.#placed(elements, portion)
          : await this.stamps.of(
              this.kind,
              elements.map((e) => e.id),
            );
      const sum = sums.get(id);
      const remembered: News =
        sum === undefined
          ? { facts: [], drop: [[this.#sumKind, id]], seals: true }
          : { facts: [], keep: [[this.#sumKind, bare(id, sum)]], seals: true };
      yield { readAt, news: [...(await this.#compared(elements, before, signal)), remembered] };
    }
  }
  /** What the elements have beside their table and is remembered with the whole of it. */
  protected async beside(_signal?: AbortSignal): Promise<[string, Stamp][]> {
    return [];
  }
  /** These elements once more. */
  protected async *told(ids: readonly string[], signal?: AbortSignal): AsyncGenerator<Told> {
    for (const part of portionsOf(ids)) {
      const readAt = this.clock.now();
      const elements = await this.reader.read({ ids: part }, signal);
      yield { readAt, news: await this.#compared(elements, await this.stamps.of(this.kind, part), signal) };
    }
  }

  async #placed(elements: readonly Element[], portion: number): Promise<Stamp[]> {
    const here = await this.stamps.at(this.kind, placeOf(portion));
    const known = new Set(here.map((s) => s.id));
    const elsewhere = elements.filter((e) => !known.has(e.id)).map((e) => e.id);
    return [...here, ...(await this.stamps.of(this.kind, elsewhere))];
  }
  async #compared(elements: readonly Element[], kept: readonly Stamp[], signal?: AbortSignal): Promise<News[]> {
    const known = new Map(kept.map((stamp) => [stamp.id, stamp]));
    const there = new Set(elements.map((e) => e.id));
    const missing = kept.filter((s) => !there.has(s.id)).map((s) => s.id);
    // A reading past locks may miss a row: what is not there is looked for by its id before it is said to be gone.
    const found: Element[] = [];
    for (const part of portionsOf(missing)) found.push(...(await this.reader.read({ ids: part }, signal)));
    for (const one of found) there.add(one.id);
    const news: News[] = [];
    for (const element of [...elements, ...found]) {
      const told = this.#newsOf(element, known.get(element.id));
      if (told) news.push(told);
    }
    for (const id of missing) if (!there.has(id)) news.push(this.#gone(id, known.get(id)));
    return news;
  }
  #newsOf({ id, portion, fact, fault }: Element, known: Stamp | undefined): News | null {
    const told = fault ?? fact;
    if (told === null) return known ? this.#gone(id, known) : null;
    const key = fact?.key ?? known?.parts[0] ?? nameOfId(id);
    const stamp = { id, place: placeOf(portion), stamp: stampOf(told), parts: [key] };
    const keep: News['keep'] = [[this.kind, stamp]];
    if (known?.stamp === stamp.stamp) return known.place === stamp.place ? null : { facts: [], keep };
    if (fault) return { facts: [], unread: { kind: this.kind, key, why: fault }, keep };
    return { facts: fact ? [fact] : [], keep };
  }
  #gone(id: string, known: Stamp | undefined): News {
    const keys = known?.parts ?? [];
    return { facts: keys.map((key) => ({ kind: this.kind, key, gone: true })), drop: [[this.kind, id]] };
  }

  /** `n/portion`: n = 0 is the table itself, then those joined with it. */
  async #sums(signal?: AbortSignal): Promise<Map<string, string>> {
    const sums = new Map<string, string>();
    for (const { of, statement } of this.reader.sums()) {
      for (const [portion, ...sum] of await this.client.all(statement, signal)) {
        sums.set(`${of === null ? 0 : of + 1}/${raw(portion)}`, sum.map((cell) => String(cell ?? 0)).join('.'));
      }
    }
    return sums;
  }
}
let last = { portion: 0, place: '0000000' };
/** Thousands of elements stand in one place. */
function placeOf(portion: number): string {
  if (last.portion !== portion) last = { portion, place: String(portion).padStart(7, '0') };
  return last.place;
}
