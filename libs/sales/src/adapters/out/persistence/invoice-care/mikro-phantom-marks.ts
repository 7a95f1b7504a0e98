import { Injectable } from '@nestjs/common';
import { Database, inPortions, marks } from '@prorab/platform';
import { type SqlValue, instant } from '@prorab/platform/marks';
import { PhantomMarks } from '../../../../application/ports/invoice-care/phantom-marks.port.js';
import { afterKey, all, anyOf, sql } from '../../../../application/queries/sql-text.js';

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

@Injectable()
export class MikroPhantomMarks extends PhantomMarks {
  constructor(private readonly database: Database) {
    super();
  }

  candidates({ since, after, limit }: { since: Date; after: { at: Date; key: string } | null; limit: number }) {
    const { text, params } = all([
      sql(`${counted} and i.at >= ?`, since),
      ...(after ? [afterKey('i.at', 'i.id', false, [after.at, after.key])] : []),
    ]);
    return this.#read(`${select} where ${text} order by i.at, i.id limit ${Math.min(500, Math.trunc(limit))}`, params);
  }

  async sameCustomersAs(keys: readonly string[], since: Date) {
    const whose = await inPortions(keys, (part) =>
      this.database.all<{ party_id: string | null; party_key: string | null }>(
        `select distinct party_id, party_key from sales_invoice where id in (${marks(part)})`,
        part,
      ),
    );
    const ours = [...new Set(whose.flatMap((w) => w.party_id ?? []))];
    const books = [...new Set(whose.flatMap((w) => (w.party_id === null ? (w.party_key ?? []) : [])))];
    if (ours.length + books.length === 0) return [];
    const of = [
      ...(ours.length ? [anyOf('i.party_id', ours)] : []),
      ...(books.length ? [anyOf('i.party_key', books)] : []),
    ];
    const { text, params } = all(of, ' or ');
    const statement = `${select} where ${counted} and i.at >= ? and (${text}) order by i.at desc, i.id desc limit 2000`;
    return this.#read(statement, [since, ...params]);
  }

  async ofCustomers(partyIds: readonly string[], since: Date): Promise<string[]> {
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

  async #read(statement: string, params: readonly SqlValue[]) {
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
