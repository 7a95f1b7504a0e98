import { Injectable } from '@nestjs/common';
import { Database, inPortions, marks } from '@prorab/platform';
import { type SqlValue, instant } from '@prorab/platform/marks';
import { type MarkedCandidate, PhantomMarks } from '../../../../application/ports/invoice-care/phantom-marks.port.js';

interface Stored {
  id: string;
  party_key: string;
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
const select = `select i.id, i.party_key, i.at, i.total, i.paid, i.phantom_of, c.counts_itself
  from sales_invoice i left join sales_invoice_care c on c.invoice_key = i.id`;
/** What is void or a draft says nothing; what was given back may well be ordered anew. */
const counted = "i.state in ('unpaid', 'partly', 'not-tied', 'paid', 'over') and i.party_key is not null";
const AT_ONCE = 500;

@Injectable()
export class MikroPhantomMarks extends PhantomMarks {
  constructor(private readonly database: Database) {
    super();
  }

  async customers({ since, after, limit }: { since: Date; after: string | null; limit: number }) {
    const rows = await this.database.all<{ party_key: string; n: number }>(
      `select i.party_key, count(*) as n from sales_invoice i where i.party_key > ? and i.at >= ? and ${counted}
       group by i.party_key having count(*) > 1 or max(i.phantom_of) is not null order by i.party_key limit ${Math.trunc(limit)}`,
      [after ?? '', since],
    );
    return rows.map((r) => ({ key: r.party_key, invoices: Number(r.n) }));
  }

  async ofCustomers(keys: readonly string[], since: Date): Promise<MarkedCandidate[]> {
    if (keys.length === 0) return [];
    return this.#read(`${select} where ${counted} and i.at >= ? and i.party_key in (${marks(keys)})`, [since, ...keys]);
  }

  async alike(keys: readonly string[], since: Date, limit: number): Promise<MarkedCandidate[] | null> {
    if (keys.length === 0) return [];
    const phantoms = await this.database.all<{ id: string }>(
      `select id from sales_invoice where phantom_of in (${marks(keys)})`,
      keys,
    );
    const these = await inPortions([...keys, ...phantoms.map((p) => p.id)], (part) =>
      this.database.all<{ id: string; party_key: string; item: string }>(
        `select i.id, i.party_key, coalesce(l.item_key, l.name, '') as item from sales_invoice i
         join sales_invoice_line l on l.invoice_key = i.id where ${counted} and i.at >= ? and i.id in (${marks(part)})
         order by l.amount desc, l.no`,
        [since, ...part],
      ),
    );
    if (these.length === 0) return [];
    // Who has the same goods has the dearest of them too.
    const dearest = new Map(these.toReversed().map((t) => [t.id, t]));
    const parties = [...new Set([...dearest.values()].map((t) => t.party_key))];
    const items = [...new Set([...dearest.values()].map((t) => t.item))];
    const found = await this.database.all<{ id: string }>(
      `select i.id from sales_invoice i where ${counted} and i.at >= ? and i.party_key in (${marks(parties)}) and exists (
         select 1 from sales_invoice_line l where l.invoice_key = i.id and coalesce(l.item_key, l.name, '') in (${marks(items)}))
       limit ${Math.trunc(limit) + 1}`,
      [since, ...parties, ...items],
    );
    if (found.length > limit) return null;
    return inPortions(
      found.map((f) => f.id),
      (part) => this.#read(`${select} where i.id in (${marks(part)})`, part),
    );
  }

  async orphans(others?: readonly string[]): Promise<string[]> {
    if (others?.length === 0) return [];
    const which = others ? `i.phantom_of in (${marks(others)})` : 'i.phantom_of is not null';
    const rows = await this.database.all<{ id: string }>(
      `select i.id from sales_invoice i left join sales_invoice o on o.id = i.phantom_of and o.party_key = i.party_key and o.state not in ('draft', 'void', 'refunded')
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
      ...{ key: r.id, partyKey: r.party_key, at: instant(r.at), total: Number(r.total), paid: Number(r.paid) },
      ...{ countsItself: Boolean(r.counts_itself), lines: lines.get(r.id) ?? [], phantomOf: r.phantom_of },
    }));
  }
}
