import { Injectable } from '@nestjs/common';
import { Database, inPortions, marks } from '@prorab/platform';
import { type SqlValue, instant } from '@prorab/platform/marks';
import {
  type MarkedCandidate,
  PhantomMarks,
  type Whose,
} from '../../../../application/ports/invoice-care/phantom-marks.port.js';
import { all, anyOf, sql } from '../../../../application/queries/sql-text.js';

interface Stored {
  id: string;
  customer: string;
  at: unknown;
  total: number;
  paid: number;
  phantom_of: string | null;
  counts_itself: unknown;
}
interface StoredLine {
  invoice_key: string;
  item: string;
  quantity: string;
}
/** One of ours may be several in the books; merges lead there, and lead back when they are undone. */
const customer = (invoice: 'i' | 'o'): string => `coalesce(${invoice}.party_id, ${invoice}.party_key)`;
const select = `select i.id, ${customer('i')} as customer, i.at, i.total, i.paid, i.phantom_of, c.counts_itself
  from sales_invoice i left join sales_invoice_care c on c.invoice_key = i.id`;
/** What is void or a draft says nothing; what was given back may well be ordered anew. */
const counted = "i.state in ('unpaid', 'partly', 'not-tied', 'paid', 'over') and i.party_key is not null";
const AT_ONCE = 500;
const keyOf: Record<Whose, string> = { ours: 'i.party_id', books: 'i.party_key' };
const are: Record<Whose, string> = { ours: 'i.party_id is not null', books: 'i.party_id is null' };

@Injectable()
export class MikroPhantomMarks extends PhantomMarks {
  constructor(private readonly database: Database) {
    super();
  }

  async customers({ whose, since, after, limit }: Parameters<PhantomMarks['customers']>[0]) {
    const key = keyOf[whose];
    const rows = await this.database.all<{ customer: string; n: number }>(
      `select ${key} as customer, count(*) as n from sales_invoice i where ${key} > ? and ${are[whose]} and i.at >= ? and ${counted}
       group by ${key} having count(*) > 1 or max(i.phantom_of) is not null order by ${key} limit ${Math.trunc(limit)}`,
      [after ?? '', since],
    );
    return rows.map((r) => ({ key: r.customer, invoices: Number(r.n) }));
  }

  async ofCustomers({ whose, keys, since }: Parameters<PhantomMarks['ofCustomers']>[0]): Promise<MarkedCandidate[]> {
    if (keys.length === 0) return [];
    const where = `${counted} and i.at >= ? and ${keyOf[whose]} in (${marks(keys)}) and ${are[whose]}`;
    return this.#read(`${select} where ${where}`, [since, ...keys]);
  }

  async alike(keys: readonly string[], since: Date, limit: number): Promise<MarkedCandidate[] | null> {
    if (keys.length === 0) return [];
    const phantoms = await this.database.all<{ id: string }>(
      `select id from sales_invoice where phantom_of in (${marks(keys)})`,
      keys,
    );
    const these = await inPortions([...keys, ...phantoms.map((p) => p.id)], (part) =>
      this.database.all<{ id: string; party_id: string | null; party_key: string; item: string }>(
        `select i.id, i.party_id, i.party_key, coalesce(l.item_key, l.name, '') as item from sales_invoice i
         join sales_invoice_line l on l.invoice_key = i.id where ${counted} and i.at >= ? and i.id in (${marks(part)})
         order by l.amount desc, l.no`,
        [since, ...part],
      ),
    );
    if (these.length === 0) return [];
    // Who has the same goods has the dearest of them too.
    const dearest = [...new Map(these.toReversed().map((t) => [t.id, t])).values()];
    const items = [...new Set(dearest.map((t) => t.item))];
    const [ours, books] = [
      [...new Set(dearest.flatMap((t) => t.party_id ?? []))],
      [...new Set(dearest.flatMap((t) => (t.party_id === null ? t.party_key : [])))],
    ];
    const customers = all(
      [
        ...(ours.length ? [anyOf(keyOf.ours, ours)] : []),
        ...(books.length ? [all([anyOf(keyOf.books, books), sql(are.books)])] : []),
      ],
      ' or ',
    );
    const found = await this.database.all<{ id: string }>(
      `select i.id from sales_invoice i where ${counted} and i.at >= ? and (${customers.text}) and exists (
         select 1 from sales_invoice_line l where l.invoice_key = i.id and coalesce(l.item_key, l.name, '') in (${marks(items)}))
       limit ${Math.trunc(limit) + 1}`,
      [since, ...customers.params, ...items],
    );
    if (found.length > limit) return null;
    return inPortions(
      found.map((f) => f.id),
      (part) => this.#read(`${select} where i.id in (${marks(part)})`, part),
    );
  }

  async keysOf(partyIds: readonly string[], since: Date): Promise<string[]> {
    if (partyIds.length === 0) return [];
    const rows = await this.database.all<{ id: string }>(
      `select i.id from sales_invoice i where ${counted} and i.at >= ? and i.party_id in (${marks(partyIds)})
       order by i.at desc, i.id desc limit 2000`,
      [since, ...partyIds],
    );
    return rows.map((r) => r.id);
  }

  async orphans(others?: readonly string[]): Promise<string[]> {
    if (others?.length === 0) return [];
    const which = others ? `i.phantom_of in (${marks(others)})` : 'i.phantom_of is not null';
    const rows = await this.database.all<{ id: string }>(
      `select i.id from sales_invoice i left join sales_invoice o on o.id = i.phantom_of and ${customer('o')} = ${customer('i')} and o.state not in ('draft', 'void', 'refunded')
       where ${which} and o.id is null order by i.id limit ${AT_ONCE}`,
      others ?? [],
    );
    return rows.map((r) => r.id);
  }

  async mark(all: ReadonlyMap<string, string | null>): Promise<void> {
    // Those that get the same mark together: a mark taken away is most of them.
    const byMark = new Map<string | null, string[]>();
    for (const [key, phantomOf] of all) byMark.set(phantomOf, [...(byMark.get(phantomOf) ?? []), key]);
    for (const [phantomOf, keys] of byMark)
      for (let at = 0; at < keys.length; at += AT_ONCE) {
        const part = keys.slice(at, at + AT_ONCE);
        await this.database.run(`update sales_invoice set phantom_of = ? where id in (${marks(part)})`, [
          phantomOf,
          ...part,
        ]);
      }
  }

  async #read(statement: string, params: readonly SqlValue[]): Promise<MarkedCandidate[]> {
    const rows = await this.database.all<Stored>(statement, params);
    const lines = new Map<string, { item: string; quantity: string }[]>(rows.map((r) => [r.id, []]));
    const stored = await inPortions([...lines.keys()], (part) =>
      this.database.all<StoredLine>(
        `select invoice_key, coalesce(item_key, name, '') as item, quantity from sales_invoice_line where invoice_key in (${marks(part)})`,
        part,
      ),
    );
    for (const { invoice_key, item, quantity } of stored) lines.get(invoice_key)?.push({ item, quantity });
    return rows.map((r) => ({
      ...{ key: r.id, customer: r.customer, at: instant(r.at), total: Number(r.total), paid: Number(r.paid) },
      ...{ countsItself: Boolean(r.counts_itself), lines: lines.get(r.id) ?? [], phantomOf: r.phantom_of },
    }));
  }
}
