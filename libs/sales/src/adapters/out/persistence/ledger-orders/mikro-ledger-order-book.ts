import { Injectable } from '@nestjs/common';
import { Database, type SqlRow, inPortions, insertAll, marks } from '@prorab/platform';
import { type SqlValue, instant } from '@prorab/platform/marks';
import { LedgerOrderBook } from '../../../../application/ports/ledger/ledger-order-book.port.js';
import { LedgerOrderMissing } from '../../../../domain/ledger-order/ledger-order-errors.js';
import {
  LedgerOrder,
  type LedgerOrderLine,
  type LedgerOrderParty,
  type LedgerOrderRecord,
  type LedgerOrderState,
} from '../../../../domain/ledger-order/ledger-order.js';

interface Row extends Record<string, SqlValue> {
  id: string;
  inquiry_id: string;
  party: string;
  lines: string;
  note: string | null;
  by: string;
  state: string;
  invoice_number: string | null;
  invoice_key: string | null;
  refusal: string | null;
}

const recordOf = (row: Row): LedgerOrderRecord => ({
  ...{ id: row.id, inquiryId: row.inquiry_id, note: row.note, by: row.by },
  party: JSON.parse(row.party) as LedgerOrderParty,
  lines: JSON.parse(row.lines) as LedgerOrderLine[],
  createdAt: instant(row.created_at),
  putAt: row.put_at === null ? null : instant(row.put_at),
  state: row.state as LedgerOrderState,
  stateSince: instant(row.state_since),
  ...{ invoiceNumber: row.invoice_number, invoiceKey: row.invoice_key, refusal: row.refusal },
});
const rowOf = (order: LedgerOrderRecord): SqlRow => ({
  ...{ id: order.id, inquiry_id: order.inquiryId, party_id: order.party.partyId },
  ...{ party: JSON.stringify(order.party), lines: JSON.stringify(order.lines), note: order.note, by: order.by },
  ...{ created_at: order.createdAt, put_at: order.putAt, state: order.state, state_since: order.stateSince },
  ...{ invoice_number: order.invoiceNumber, invoice_key: order.invoiceKey, refusal: order.refusal },
});

@Injectable()
export class MikroLedgerOrderBook extends LedgerOrderBook {
  constructor(private readonly database: Database) {
    super();
  }
  async find(id: string): Promise<LedgerOrderRecord | null> {
    return this.#one(id, '');
  }
  async known(ids: readonly string[]): Promise<string[]> {
    const rows = await inPortions(ids, (part) =>
      this.database.all<{ id: string }>(`select id from sales_ledger_order where id in (${marks(part)})`, part),
    );
    return rows.map(({ id }) => id);
  }
  async inquiriesOf(invoiceKeys: readonly string[]): Promise<Map<string, string>> {
    const rows = await inPortions(invoiceKeys, (part) =>
      this.database.all<{ invoice_key: string; inquiry_id: string }>(
        `select invoice_key, inquiry_id from sales_ledger_order where invoice_key in (${marks(part)})`,
        part,
      ),
    );
    return new Map(rows.map((row) => [row.invoice_key, row.inquiry_id]));
  }
  async takeForChange(id: string): Promise<LedgerOrder> {
    const order = await this.#one(id, this.database.forUpdate);
    if (!order) throw new LedgerOrderMissing(id);
    return LedgerOrder.restore(order);
  }
  async save({ state }: LedgerOrder): Promise<void> {
    await insertAll(this.database, 'sales_ledger_order', [rowOf(state)], { replaceBy: 'id' });
  }
  async #one(id: string, lock: string): Promise<LedgerOrderRecord | null> {
    const [row] = await this.database.all<Row>(`select * from sales_ledger_order where id = ?${lock}`, [id]);
    return row ? recordOf(row) : null;
  }
}
