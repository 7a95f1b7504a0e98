import { type Database, type SqlRow, insertAll } from '@prorab/platform';

export const dayOne = new Date('2026-11-02T09:00:00.000Z');
export const daysLater = (days: number): Date => new Date(dayOne.getTime() + days * 86_400_000);

export interface GivenInvoice {
  key: string;
  number?: string;
  at?: Date;
  partyKey?: string | null;
  partyId?: string | null;
  employeeId?: string | null;
  inquiryId?: string | null;
  /** Kopecks. */
  total?: number;
  paid?: number;
  state?: string;
  paidAt?: Date | null;
  phantomOf?: string | null;
  payBy?: string | null;
  lines?: readonly { item: string; quantity: string; price: number }[];
}

/** Rows of the mirror of the books, put there by hand. */
export function aMirror(database: Database) {
  const put = (table: string, rows: readonly SqlRow[], key: string): Promise<void> =>
    insertAll(database, table, rows, { replaceBy: key });
  return {
    async issue(...some: readonly GivenInvoice[]): Promise<void> {
      const rows = some.map((g): SqlRow => {
        const at = g.at ?? dayOne;
        const number = g.number ?? g.key;
        const [total, paid] = [g.total ?? 100_000, g.paid ?? 0];
        return {
          ...{
            id: g.key,
            number,
            number_key: number.replace(/^0+/, '').toLowerCase(),
            at,
            party_key: g.partyKey ?? null,
          },
          ...{ party_id: g.partyId ?? null, employee_id: g.employeeId ?? null, inquiry_id: g.inquiryId ?? null },
          ...{ total, vat: 0, pay_by: g.payBy ?? null, draft: false, posted: true, marked: false, paid, refunded: 0 },
          ...{ state: g.state ?? 'unpaid', state_since: at, paid_at: g.paidAt ?? null, shipped: 0 },
          ...{ phantom_of: g.phantomOf ?? null, first_seen_at: at, read_at: at },
        };
      });
      await put('sales_invoice', rows, 'id');
      const lines = some.flatMap((g) =>
        (g.lines ?? []).map(({ item, quantity, price }, n) => ({
          ...{ invoice_key: g.key, no: n + 1, item_key: item, quantity, price, amount: price, vat: 0 },
        })),
      );
      await put('sales_invoice_line', lines, 'invoice_key, no');
    },
    party: (key: string, name: string, partyId: string | null = null): Promise<void> =>
      put(
        'sales_ledger_party',
        [{ id: key, name, marked: false, party_id: partyId, matched: 'new', read_at: dayOne }],
        'id',
      ),
    async item(key: string, name: string, words: readonly string[] = []): Promise<void> {
      await put('sales_ledger_item', [{ id: key, name, unit: 'шт', marked: false, read_at: dayOne }], 'id');
      const rows = words.map((word) => ({ word, item_key: key }));
      await insertAll(database, 'sales_ledger_item_word', rows, 'keep');
    },
    price: (itemKey: string, type: string, price: number): Promise<void> =>
      put(
        'sales_ledger_price',
        [{ id: `${itemKey}/${type}`, item_key: itemKey, type, price, since: '2026-11-01', read_at: dayOne }],
        'id',
      ),
    async stock(itemKey: string, warehouse: string, quantity: string, reserved = '0'): Promise<void> {
      await put('sales_ledger_warehouse', [{ id: warehouse, name: warehouse, marked: false }], 'id');
      const id = `${itemKey}/${warehouse}`;
      const row = { id, item_key: itemKey, warehouse_key: warehouse, quantity, reserved, read_at: dayOne };
      await put('sales_ledger_stock', [row], 'id');
    },
    debt: (partyKey: string, amount: number): Promise<void> =>
      put('sales_ledger_debt', [{ id: partyKey, party_key: partyKey, amount, read_at: dayOne }], 'id'),
    async pay(key: string, invoiceKey: string, amount: number, at: Date): Promise<void> {
      const row = {
        ...{ id: key, means: 'bank', direction: 'in', number: key, at, amount, posted: true, marked: false },
        ...{ tied: amount, read_at: at },
      };
      await put('sales_ledger_payment', [row], 'id');
      const share = { payment_key: key, invoice_key: invoiceKey, amount, tied_by: 'base', at };
      await put('sales_payment_share', [share], 'payment_key, invoice_key');
    },
    /** The invoice was made of an order that this employee gave. */
    order: (id: string, invoiceKey: string, by: string, at = dayOne): Promise<void> => {
      const row = { id, inquiry_id: id, party_id: id, party: '{}', lines: '[]', by, created_at: at, state: 'done' };
      return put(
        'sales_ledger_order',
        [{ ...row, state_since: at, invoice_number: '1', invoice_key: invoiceKey }],
        'id',
      );
    },
    contact: (
      id: string,
      partyId: string,
      at: Date,
      direction: 'in' | 'out',
      channel = 'letter',
      preview = '',
    ): Promise<void> =>
      put(
        'sales_time_line',
        [{ contact_id: id, party_id: partyId, channel, direction, at, subject: '', preview }],
        'contact_id',
      ),
    /** The books answered at that instant. */
    read: (at: Date, source = 'onec77', complete = true): Promise<void> =>
      put(
        'sales_ledger_reader',
        [{ source, started_at: dayOne, checked_at: at, recent_at: at, all_at: complete ? at : null }],
        'source',
      ),
  };
}
export type Mirror = ReturnType<typeof aMirror>;
