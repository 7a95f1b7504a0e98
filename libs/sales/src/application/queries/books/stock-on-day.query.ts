import { Query, Tables } from '@prorab/platform/marks';
import { Ledger, type LedgerKey } from '../../ports/ledger.port.js';
import { anyOf } from '../sql-text.js';

export interface StockOnDayLine {
  warehouse: string;
  /** Decimal; what was reserved then is in it. */
  quantity: string;
}

/** How much of an item lay in each warehouse at the end of a day: asked of the books, for the mirror knows only now. One statement. */
@Query()
export class StockOnDay {
  constructor(
    private readonly ledger: Ledger,
    private readonly tables: Tables,
  ) {}

  /** @returns null: these books do not know what was. @throws LedgerUnavailable, LedgerUnfit */
  async execute({ itemKey, day }: { itemKey: LedgerKey; day: string }): Promise<StockOnDayLine[] | null> {
    const stock = await this.ledger.stockAt(itemKey, day);
    if (stock === null || stock.length === 0) return stock && [];
    const { text, params } = anyOf('h.id', [...new Set(stock.map((s) => s.warehouseKey))].slice(0, 500));
    const named = await this.tables.all<{ id: string; name: string }>(
      `select h.id, h.name from sales_ledger_warehouse h where ${text}`,
      params,
    );
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return stock
      .map(({ warehouseKey, quantity }) => ({ warehouse: names.get(warehouseKey) ?? warehouseKey, quantity }))
      .sort((a, b) => a.warehouse.localeCompare(b.warehouse, 'ru'));
  }
}
