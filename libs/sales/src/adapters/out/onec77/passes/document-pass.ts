import { hash } from 'node:crypto';
import type { Clock } from '@prorab/kernel';
import type { LedgerFact } from '../../../../application/ports/ledger.port.js';
import { nameOfId, oneFault } from '../reading/broken.js';
import type { DocumentReader, WholeDocument } from '../reading/document-reader.js';
import type { JournalReader, JournalRow, Range } from '../reading/journal-reader.js';
import { LAST, type OnecStampBook, type Stamp } from '../stamps/onec-stamp-book.js';
import { ahead } from './ahead.js';
import { inOrder } from './in-order.js';
import { inTurn } from './in-turn.js';
import { type News, type Told, bare } from './news.js';

const KIND = 'document';
const DAYS = 'sum:day';
const PAGE = 1_000;
/** So large a part of a page has changed, and its details are read as a range instead of one by one. */
const MANY = 0.25;

type Role = 'invoice' | 'shipment' | 'payment' | null;
const letters = { invoice: 'i', shipment: 's', payment: 'p' } as const;
const roleOf = (stamp: string): Role => {
  const letter = stamp.split(':')[1];
  return (Object.keys(letters) as (keyof typeof letters)[]).find((role) => letters[role] === letter) ?? null;
};

/** Rows after an id, to the last of them; null: to the end. */
interface JournalPage {
  readonly readAt: Date;
  readonly rows: readonly JournalRow[];
  readonly after: string;
  readonly last: string | null;
}

/** Finds the documents that are not as they were kept. */
export class DocumentPass {
  readonly #under: string;
  constructor(
    private readonly journal: JournalReader,
    private readonly reader: DocumentReader,
    private readonly stamps: OnecStampBook,
    private readonly clock: Clock,
    /** Of the names: what was kept under others is read anew. */
    signature: string,
    /** First day that `changed` looks at, yyyymmdd. */
    private readonly recentFrom: () => string,
  ) {
    this.#under = signature.slice(0, 10);
  }

  /** All documents, by their ids. @returns what `changed` does */
  async *whole(signal?: AbortSignal): AsyncGenerator<Told, string> {
    const days = await this.journal.sumsOfDays(this.recentFrom(), signal);
    yield* inTurn(ahead(this.#pages(signal)), async ({ readAt, rows, after, last }) => {
      const kept = await this.stamps.between(KIND, after, last ?? LAST);
      return { readAt, news: await this.#compared(rows, kept, { after, upTo: last }, signal) };
    });
    yield { readAt: this.clock.now(), news: [await this.#daysAre(days)] };
    return textOf(days);
  }

  async *#pages(signal?: AbortSignal): AsyncGenerator<JournalPage> {
    for (let after = '', last: string | null = ''; last !== null; after = last ?? '') {
      const readAt = this.clock.now();
      const read = await this.journal.after(after, PAGE, signal);
      const rows = inOrder(read, after, 'document');
      last = read.length >= PAGE ? (rows.at(-1)?.id ?? null) : null;
      yield { readAt, rows, after, last };
    }
  }

  /** Days since the first of the recent ones whose versions add up to something else than they did. @returns another text when one was */
  async *changed(signal?: AbortSignal): AsyncGenerator<Told, string> {
    const from = this.recentFrom();
    const days = await this.journal.sumsOfDays(from, signal);
    const known = new Map((await this.stamps.between(DAYS, '', LAST)).map((s) => [s.id, s.stamp]));
    const other = [...new Set([...days.keys(), ...known.keys()])]
      .filter((d) => d >= from && days.get(d) !== known.get(d))
      .sort();
    const told = new Set<string>();
    for (const day of other) {
      yield* this.#day(day, told, signal);
      const sum = days.get(day);
      const remembered: News =
        sum === undefined
          ? { facts: [], drop: [[DAYS, day]], seals: true }
          : { facts: [], keep: [[DAYS, bare(day, sum)]], seals: true };
      yield { readAt: this.clock.now(), news: [remembered] };
    }
    return textOf(days);
  }
  async *#day(day: string, told: Set<string>, signal?: AbortSignal): AsyncGenerator<Told> {
    const end = `${day}Z`;
    for (let after = day, full = true; full;) {
      const readAt = this.clock.now();
      const rows = await this.journal.dated(after, end, PAGE, signal);
      full = rows.length >= PAGE;
      const upTo = full ? (rows.at(-1)?.moment ?? end) : end;
      const placed = await this.stamps.placed(KIND, after, upTo);
      const known = new Set(placed.map((s) => s.id));
      const elsewhere = rows.filter((r) => !known.has(r.id)).map((r) => r.id);
      const kept = [...placed, ...(await this.stamps.of(KIND, elsewhere))];
      const fresh = (id: string): boolean => !told.has(id);
      yield {
        readAt,
        news: await this.#compared(
          rows.filter((r) => fresh(r.id)),
          kept.filter((s) => fresh(s.id)),
          null,
          signal,
          told,
        ),
      };
      after = upTo;
    }
  }

  async #compared(
    rows: readonly JournalRow[],
    kept: readonly Stamp[],
    range: Range | null,
    signal?: AbortSignal,
    told?: Set<string>,
  ): Promise<News[]> {
    const known = new Map(kept.map((stamp) => [stamp.id, stamp]));
    const there = new Set(rows.map((row) => row.id));
    const missing = kept.filter((s) => !there.has(s.id)).map((s) => s.id);
    // Moved to another day, missed by a reading past locks, or gone: its id tells which.
    const found = missing.length ? await this.journal.of(missing, signal) : [];
    for (const row of found) there.add(row.id);
    const gone = missing.filter((id) => !there.has(id));
    const changed = rows.filter((row) => this.#isOther(row, known.get(row.id)));
    const elsewhere = found.filter((row) => this.#isOther(row, known.get(row.id)));
    const news: News[] = [
      ...(await this.#newsOf(changed, rows, range, known, signal)),
      ...(await this.#newsOf(elsewhere, elsewhere, null, known, signal)),
      ...gone.map((id) => this.#gone(known.get(id) as Stamp)),
    ];
    for (const id of [...changed, ...elsewhere].map((row) => row.id)) told?.add(id);
    return news;
  }
  #isOther(row: JournalRow, stamp: Stamp | undefined): boolean {
    return !stamp || stamp.place !== row.moment || stamp.stamp !== this.#stamp(row, roleOf(stamp.stamp));
  }
  #stamp(row: JournalRow, role: Role): string {
    return `${this.#under}:${role ? letters[role] : '-'}:${row.version}`;
  }

  async #newsOf(
    changed: readonly JournalRow[],
    page: readonly JournalRow[],
    range: Range | null,
    known: ReadonlyMap<string, Stamp>,
    signal?: AbortSignal,
  ): Promise<News[]> {
    if (changed.length === 0) return [];
    const short = range && changed.length >= page.length * MANY ? range : null;
    const documents = await this.reader.read(changed, short, signal);
    // Changed between its version and its lines, a document may be half the old one: it is left for the next time.
    const sure = new Set((await this.journal.unchanged(short ? page : changed, short, signal)).map((row) => row.id));
    return documents
      .filter(({ row }) => sure.has(row.id))
      .map((document) => this.#told(document, known.get(document.row.id)));
  }
  #told({ row, role: ofKind, fact, unreadable, faults, settlements }: WholeDocument, known: Stamp | undefined): News {
    const before = known ? roleOf(known.stamp) : null;
    const role = unreadable ? (before ?? ofKind) : (fact?.kind ?? null);
    const key = nameOfId(row.id);
    const unread = faults.length ? { kind: role ?? ('settlement' as const), key, why: oneFault(faults) } : null;
    const moves = settlements.map((s) => s.key);
    if (unread?.kind === 'settlement') moves.push(key);
    const facts: LedgerFact[] = fact ? [fact, ...settlements] : [...settlements];
    if (before && before !== role) facts.unshift({ kind: before, key, gone: true });
    if (known && known.parts.length > 0) {
      const now = new Set(moves);
      for (const key of known.parts) if (!now.has(key)) facts.push({ kind: 'settlement', key, gone: true });
    }
    const stamp = { id: row.id, place: row.moment, stamp: this.#stamp(row, role), parts: moves };
    const keep: News['keep'] = [[KIND, stamp]];
    return unread ? { facts, unread, keep } : { facts, keep };
  }
  #gone(known: Stamp): News {
    const role = roleOf(known.stamp);
    return {
      facts: [
        ...(role ? [{ kind: role, key: nameOfId(known.id), gone: true as const }] : []),
        ...known.parts.map((key): LedgerFact => ({ kind: 'settlement', key, gone: true })),
      ],
      drop: [[KIND, known.id]],
    };
  }
  async #daysAre(days: ReadonlyMap<string, string>): Promise<News> {
    const old = (await this.stamps.between(DAYS, '', LAST)).filter((s) => !days.has(s.id));
    return {
      facts: [],
      keep: [...days].map(([id, sum]) => [DAYS, bare(id, sum)]),
      drop: old.map(({ id }) => [DAYS, id]),
      seals: true,
    };
  }
}
const textOf = (days: ReadonlyMap<string, string>): string =>
  hash('sha1', JSON.stringify([...days]), 'base64').slice(0, 22);
