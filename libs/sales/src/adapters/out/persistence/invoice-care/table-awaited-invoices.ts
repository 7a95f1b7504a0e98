import { Injectable } from '@nestjs/common';
import { inPortions, marks } from '@prorab/platform';
import { type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import {
  type AwaitedInvoice,
  AwaitedInvoices,
  type BooksAge,
} from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import type { LedgerSource } from '../../../../application/ports/ledger.port.js';
import { afterKey, all, sql } from '../../../../application/queries/sql-text.js';

interface Stored {
  id: string;
  number: string;
  at: unknown;
  party_key: string | null;
  pay_by: string | null;
  total: number;
  paid: number;
  refunded: number;
  state: string;
  phantom_of: string | null;
  employee_id: string | null;
  party_name: string | null;
  books_name: string | null;
  ordered_by: string | null;
  responsible_id: string | null;
  channel: string | null;
  place: string | null;
  last_contact_at: unknown;
  contacts: number;
  last_paid_at: unknown;
}
/** What counts as a word with the customer; orders and forms are new matters, and the books' own lines are none. */
const spoken = "t.channel in ('letter', 'call', 'chat')";
const select = `select i.id, i.number, i.at, i.party_key, i.pay_by, i.total, i.paid, i.refunded, i.state, i.phantom_of, i.employee_id,
    p.name as party_name, b.name as books_name, p.responsible_id,
    (select o.\`by\` from sales_ledger_order o where o.invoice_key = i.id order by o.created_at desc limit 1) as ordered_by,
    q.channel, coalesce(p.branch_id, q.branch_id) as place,
    (select max(t.at) from sales_time_line t where t.party_id = i.party_id and t.at > i.at and ${spoken}) as last_contact_at,
    (select count(*) from sales_time_line t where t.party_id = i.party_id and t.at > i.at and ${spoken}) as contacts,
    (select max(m.at) from sales_payment_share s join sales_ledger_payment m on m.id = s.payment_key
      where s.invoice_key = i.id and m.direction = 'in') as last_paid_at
  from sales_invoice i left join sales_party p on p.id = i.party_id left join sales_ledger_party b on b.id = i.party_key
    left join sales_inquiry q on q.id = i.inquiry_id`;
const awaited = "i.state in ('unpaid', 'partly') and i.phantom_of is null";

/** What customers did before, as far as it was counted. */
type KnownPast = Map<string, { readonly all: number; readonly paid: number }>;

/** Straight to the tables of the mirror; two statements, however many invoices. */
@Injectable()
export class TableAwaitedInvoices extends AwaitedInvoices {
  constructor(private readonly tables: Tables) {
    super();
  }

  async *pages({ since, limit }: { since: Date; limit: number }): AsyncGenerator<AwaitedInvoice[]> {
    const size = Math.min(500, Math.trunc(limit));
    const past: KnownPast = new Map();
    for (let last: AwaitedInvoice | null = null; ;) {
      const { text, params } = all([
        sql(`${awaited} and i.at >= ?`, since),
        ...(last ? [afterKey('i.at', 'i.id', false, [last.at, last.key])] : []),
      ]);
      const statement = `${select} where ${text} order by i.at, i.id limit ${size}`;
      const page: AwaitedInvoice[] = await this.#read(statement, params, past);
      if (page.length > 0) yield page;
      last = page.at(-1) ?? null;
      if (!last || page.length < size) return;
    }
  }

  async byKeys(keys: readonly string[]): Promise<AwaitedInvoice[]> {
    if (keys.length === 0) return [];
    return this.#read(`${select} where i.id in (${marks(keys)})`, keys);
  }

  async olderThan(before: Date): Promise<{ count: number; owed: number }> {
    const [row] = await this.tables.all<{ n: number; owed: number | null }>(
      `select count(*) as n, sum(i.total - i.paid + i.refunded) as owed from sales_invoice i where ${awaited} and i.at < ?`,
      [before],
    );
    return { count: Number(row?.n ?? 0), owed: Number(row?.owed ?? 0) };
  }

  async age(): Promise<BooksAge | null> {
    const [row] = await this.tables.all<{ source: LedgerSource; checked_at: unknown; all_at: unknown }>(
      'select source, checked_at, all_at from sales_ledger_reader where checked_at is not null order by checked_at desc limit 1',
    );
    return row ? { source: row.source, asOf: instant(row.checked_at), complete: row.all_at !== null } : null;
  }

  async #read(statement: string, params: readonly SqlValue[], past: KnownPast = new Map()): Promise<AwaitedInvoice[]> {
    const rows = await this.tables.all<Stored>(statement, params);
    await this.#learnPastOf([...new Set(rows.flatMap((r) => r.party_key ?? []))], past);
    return rows.map((r): AwaitedInvoice => {
      const before = past.get(r.party_key ?? '') ?? { all: 0, paid: 0 };
      return {
        ...{ key: r.id, number: r.number, at: instant(r.at), payBy: r.pay_by, state: r.state, phantomOf: r.phantom_of },
        partyName: r.party_name ?? r.books_name,
        ...{ total: Number(r.total), owed: Number(r.total) - Number(r.paid) + Number(r.refunded) },
        ...{ employeeId: r.employee_id, orderedById: r.ordered_by, responsibleId: r.responsible_id },
        ...{ channel: r.channel, place: r.place },
        lastContactAt: instantOrNull(r.last_contact_at),
        lastPaidAt: instantOrNull(r.last_paid_at),
        contacts: Number(r.contacts),
        // It is one of them itself, and not paid.
        earlier: Math.max(0, before.all - 1),
        earlierPaid: before.paid,
      };
    });
  }

  /** Invoices of these customers that count, and those of them that are paid. */
  async #learnPastOf(partyKeys: readonly string[], past: KnownPast): Promise<void> {
    const unknown = partyKeys.filter((key) => !past.has(key));
    const rows = await inPortions(unknown, (part) =>
      this.tables.all<{ party_key: string; n: number; paid: number }>(
        `select party_key, count(*) as n, count(paid_at) as paid from sales_invoice
         where party_key in (${marks(part)}) and state not in ('draft', 'void') and phantom_of is null group by party_key`,
        part,
      ),
    );
    for (const { party_key, n, paid } of rows) past.set(party_key, { all: Number(n), paid: Number(paid) });
  }
}
