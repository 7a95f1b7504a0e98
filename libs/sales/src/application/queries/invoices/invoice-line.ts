import { Money } from '@prorab/kernel';
import type { InvoiceState } from '../../../domain/invoice/invoice-state.js';
import { type Named, type Names, named } from '../history-line.js';
import { iso, isoOrNull } from '../sql-text.js';

export const roubles = (kopecks: unknown): string => Money.ofKopecks(Number(kopecks ?? 0)).toString();

export interface InvoiceLineView {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  /** YYYY-MM-DD; null: the books do not say. */
  payBy: string | null;
  /** Roubles. `paid`: what came; `have`: less what was given back; `rest`: what is still awaited. */
  total: string;
  paid: string;
  refunded: string;
  have: string;
  rest: string;
  shipped: string;
  state: InvoiceState;
  stateSince: string;
  paidAt: string | null;
  /** Our customer, once he is recognised. */
  party: Named | null;
  /** As the books call him. */
  partyName: string | null;
  employee: Named | null;
  /** Who wrote it in the books. */
  author: string | null;
  inquiry: { id: string; number: number | null } | null;
  /** It says the same as that one, which is counted instead. */
  phantomOf: string | null;
  /** Working days without a payment and without a word, and the step that is reached; null: nothing is awaited. */
  waiting: { days: number; step: number | null } | null;
  /** When the books told of it. */
  readAt: string;
}
export interface StoredInvoiceLine {
  id: string;
  number: string;
  at: unknown;
  pay_by: string | null;
  total: unknown;
  paid: unknown;
  refunded: unknown;
  shipped: unknown;
  state: InvoiceState;
  state_since: unknown;
  paid_at: unknown;
  party_id: string | null;
  party_name: string | null;
  book_name: string | null;
  employee_id: string | null;
  author_name: string | null;
  inquiry_id: string | null;
  inquiry_number: number | null;
  phantom_of: string | null;
  waited_days: number | null;
  waited_step: number | null;
  read_at: unknown;
}
export const invoiceLineColumns = `i.id, i.number, i.at, i.pay_by, i.total, i.paid, i.refunded, i.shipped, i.state, i.state_since, i.paid_at,
  i.party_id, p.name as party_name, b.name as book_name, i.employee_id, a.name as author_name, i.inquiry_id, q.number as inquiry_number,
  i.phantom_of, aw.days as waited_days, aw.step as waited_step, i.read_at`;
export const invoiceLineJoins = `left join sales_party p on p.id = i.party_id
  left join sales_ledger_party b on b.id = i.party_key
  left join sales_ledger_author a on a.id = i.author_key
  left join sales_inquiry q on q.id = i.inquiry_id
  left join sales_invoice_watch aw on aw.invoice_key = i.id`;

export const invoiceLine = (r: StoredInvoiceLine, names: Names): InvoiceLineView => {
  const [total, paid, refunded] = [Number(r.total), Number(r.paid), Number(r.refunded)];
  const open = r.state === 'unpaid' || r.state === 'partly' || r.state === 'not-tied';
  return {
    ...{ invoiceKey: r.id, number: r.number, issuedAt: iso(r.at), payBy: r.pay_by },
    ...{ total: roubles(total), paid: roubles(paid), refunded: roubles(refunded), have: roubles(paid - refunded) },
    rest: roubles(open ? Math.max(0, total - paid + refunded) : 0),
    ...{ shipped: roubles(r.shipped), state: r.state, stateSince: iso(r.state_since), paidAt: isoOrNull(r.paid_at) },
    party: r.party_id === null ? null : { id: r.party_id, name: r.party_name },
    partyName: r.book_name,
    employee: named(r.employee_id, names),
    author: r.author_name,
    inquiry: r.inquiry_id === null ? null : { id: r.inquiry_id, number: r.inquiry_number },
    phantomOf: r.phantom_of,
    waiting: r.waited_days === null ? null : { days: Number(r.waited_days), step: r.waited_step },
    readAt: iso(r.read_at),
  };
};
