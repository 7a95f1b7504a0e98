import { stemOf, wordsOf } from '@prorab/kernel';
import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { iso, isoOrNull } from '../sql-text.js';
import { roubles } from './invoice-line.js';

export interface ItemView {
  itemKey: string;
  code: string | null;
  article: string | null;
  name: string;
  unit: string | null;
  prices: { type: string; price: string; since: string }[];
  /** Decimal strings; free = quantity - reserved. */
  stock: { warehouse: string; quantity: string; reserved: string; free: string }[];
  /** When the books told of its stock; null: they tell of none. */
  stockReadAt: string | null;
  readAt: string;
}
const mostWords = 6;
const places = 5;

/** What is sold, at which price and how much is free, by words of name, article or code. A constant number of statements. */
@Query()
export class SearchItems {
  constructor(private readonly tables: Tables) {}

  /** Every word has to fit by its stem or its beginning. Those whose words all fit whole come first. */
  async execute({ text, limit }: { text: string; limit: number }): Promise<ItemView[]> {
    const words = [...new Set(wordsOf(text, mostWords))];
    if (words.length === 0) return [];
    const params: SqlValue[] = [];
    const conditions = words.map((word) => {
      const stem = stemOf(word);
      params.push(stem, word, `${word}\u{10FFFF}`);
      return 'exists (select 1 from sales_ledger_item_word w where w.item_key = t.id and (w.word = ? or (w.word >= ? and w.word < ?)))';
    });
    const items = await this.tables.all<{
      id: string;
      code: string | null;
      article: string | null;
      name: string;
      unit: string | null;
      read_at: unknown;
    }>(
      `select t.id, t.code, t.article, t.name, t.unit, t.read_at from sales_ledger_item t
       where t.gone_at is null and t.marked = 0 and ${conditions.join(' and ')} order by length(t.name), t.name, t.id limit ${Math.trunc(limit)}`,
      params,
    );
    if (items.length === 0) return [];
    const ids = items.map((i) => i.id);
    const marks = ids.map(() => '?').join(', ');
    const prices = await this.tables.all<{ item_key: string; type: string; price: unknown; since: string }>(
      `select item_key, type, price, since from sales_ledger_price where item_key in (${marks}) order by type, id limit 1000`,
      ids,
    );
    const stock = await this.tables.all<{
      item_key: string;
      name: string | null;
      warehouse_key: string;
      quantity: string;
      reserved: string;
      read_at: unknown;
    }>(
      `select s.item_key, w.name, s.warehouse_key, s.quantity, s.reserved, s.read_at from sales_ledger_stock s
       left join sales_ledger_warehouse w on w.id = s.warehouse_key where s.item_key in (${marks}) order by w.name, s.id limit 1000`,
      ids,
    );
    return items.map((i) => {
      const mine = stock.filter((s) => s.item_key === i.id);
      return {
        ...{ itemKey: i.id, code: i.code, article: i.article, name: i.name, unit: i.unit, readAt: iso(i.read_at) },
        prices: prices
          .filter((p) => p.item_key === i.id)
          .map((p) => ({ type: p.type, price: roubles(p.price), since: p.since })),
        stock: mine.map((s) => ({
          ...{ warehouse: s.name ?? s.warehouse_key, quantity: s.quantity, reserved: s.reserved },
          free: difference(s.quantity, s.reserved),
        })),
        stockReadAt: isoOrNull(mine[0]?.read_at),
      };
    });
  }
}

/** Exact, of decimal strings with five places at most. */
function difference(a: string, b: string): string {
  const units = scaled(a) - scaled(b);
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const [whole, part] = [digits.slice(0, -places), digits.slice(-places).replace(/0+$/, '')];
  return `${sign}${whole}${part ? `.${part}` : ''}`;
}
function scaled(text: string): bigint {
  const [, sign, whole = '0', part = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  const units = BigInt(`${whole || '0'}${part.slice(0, places).padEnd(places, '0')}`);
  return sign === '-' ? -units : units;
}
