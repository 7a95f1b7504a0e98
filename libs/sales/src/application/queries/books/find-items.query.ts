import { Money, stemsOf } from '@prorab/kernel';
import { Query, Tables, instantOrNull } from '@prorab/platform/marks';
import { quantityText } from '../invoice-care/decimal-text.js';
import { anyOf } from '../sql-text.js';

export interface FoundItem {
  itemKey: string;
  name: string;
  code: string | null;
  unit: string | null;
  /** Free, decimal: what is there less what is reserved. */
  free: string;
  warehouses: { name: string; free: string; reserved: string }[];
  /** Roubles, by type of price. */
  prices: { type: string; price: string; since: string }[];
  /** When the books were asked; null = they tell of no stock and no price. */
  readAt: Date | null;
}
interface Stock {
  item_key: string;
  warehouse: string | null;
  quantity: string;
  reserved: string;
  read_at: unknown;
}
interface Price {
  item_key: string;
  type: string;
  price: number;
  since: string;
  read_at: unknown;
}

/** Items by the words of their names, articles and codes, with what is free of them and what they cost. Three statements. */
@Query()
export class FindItems {
  constructor(private readonly tables: Tables) {}

  /** Those that have all the words, the shortest name first: it says least besides. */
  async execute({ words, limit }: { words: string; limit: number }): Promise<FoundItem[]> {
    const stems = [...new Set(stemsOf(words))].slice(0, 8);
    if (stems.length === 0) return [];
    const { text, params } = anyOf('w.word', stems);
    const items = await this.tables.all<{ id: string; name: string; code: string | null; unit: string | null }>(
      `select t.id, t.name, t.code, t.unit from sales_ledger_item t join sales_ledger_item_word w on w.item_key = t.id
       where ${text} and t.marked = ? and t.gone_at is null group by t.id, t.name, t.code, t.unit having count(*) = ${stems.length}
       order by length(t.name), t.name, t.id limit ${Math.trunc(limit)}`,
      [...params, false],
    );
    if (items.length === 0) return [];
    const of = anyOf(
      's.item_key',
      items.map((i) => i.id),
    );
    const stock = await this.tables.all<Stock>(
      `select s.item_key, h.name as warehouse, s.quantity, s.reserved, s.read_at from sales_ledger_stock s
       left join sales_ledger_warehouse h on h.id = s.warehouse_key where ${of.text} order by h.name limit 2000`,
      of.params,
    );
    const prices = await this.tables.all<Price>(
      `select s.item_key, s.type, s.price, s.since, s.read_at from sales_ledger_price s where ${of.text} order by s.type limit 2000`,
      of.params,
    );
    return items.map((item) =>
      found(
        item,
        stock.filter((s) => s.item_key === item.id),
        prices.filter((p) => p.item_key === item.id),
      ),
    );
  }
}

function found(
  { id, name, code, unit }: { id: string; name: string; code: string | null; unit: string | null },
  stock: readonly Stock[],
  prices: readonly Price[],
): FoundItem {
  const freeOf = (s: Stock): bigint => quantityText.read(s.quantity) - quantityText.read(s.reserved);
  const read = [...stock, ...prices].flatMap(({ read_at }) => instantOrNull(read_at)?.getTime() ?? []);
  return {
    ...{ itemKey: id, name, code, unit },
    free: quantityText.write(stock.reduce((sum, s) => sum + freeOf(s), 0n)),
    warehouses: stock.map((s) => ({
      name: s.warehouse ?? '',
      free: quantityText.write(freeOf(s)),
      reserved: s.reserved,
    })),
    prices: prices.map((p) => ({ type: p.type, price: Money.ofKopecks(Number(p.price)).toString(), since: p.since })),
    readAt: read.length ? new Date(Math.max(...read)) : null,
  };
}
