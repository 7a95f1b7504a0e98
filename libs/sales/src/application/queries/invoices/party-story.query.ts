import { Query, Tables } from '@prorab/platform/marks';
import { PartyMissing } from '../../../domain/party/party-errors.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Named, named } from '../history-line.js';
import { type Sql, afterKey, all, iso, sql } from '../sql-text.js';
import { previewOf } from '../time-line-view.js';
import { roubles } from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

export const storyKinds = ['contact', 'invoice', 'payment', 'shipment'] as const;
export type StoryKind = (typeof storyKinds)[number];
export interface StoryLineView {
  kind: StoryKind;
  /** Of the contact or the document. */
  id: string;
  at: string;
  /** Of a contact: letter, call, …; of a payment: bank or cash. */
  channel: string | null;
  /** in: from the customer; out: to him. */
  direction: 'in' | 'out';
  /** Subject of a contact, number of a document. */
  title: string;
  /** Beginning of a contact, note of a call or of a document. */
  preview: string;
  /** Roubles; null: a contact has no sum. */
  amount: string | null;
  /** Of an invoice. */
  state: string | null;
  /** The invoice itself, or that of a shipment. */
  invoiceKey: string | null;
  inquiryId: string | null;
  /** Of a contact. */
  threadKey: string | null;
  employee: Named | null;
}
interface Stored {
  kind_no: number;
  id: string;
  at: unknown;
  channel: string | null;
  direction: 'in' | 'out';
  title: string;
  preview: string | null;
  amount: unknown;
  state: string | null;
  invoice_key: string | null;
  inquiry_id: string | null;
  thread_key: string | null;
  employee_id: string | null;
}
export interface StoryCursor {
  at: Date;
  kind: StoryKind;
  id: string;
}

/** All that was between a customer and us, newest first (SA-18): letters, calls, chats, invoices, payments, shipments. */
@Query()
export class PartyStory {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
  ) {}

  /** @returns one more than `limit`, if there are @throws PartyMissing */
  async execute({
    partyId,
    reach,
    limit,
    after,
  }: {
    partyId: string;
    reach: InvoiceReach;
    limit: number;
    after: StoryCursor | null;
  }): Promise<StoryLineView[]> {
    const most = Math.trunc(limit) + 1;
    const seen = await this.readers.condition(reach);
    const parts = [
      contacts(partyId),
      invoicesOf(partyId, seen),
      paymentsOf(partyId, reach, seen),
      shipmentsOf(partyId, reach, seen),
    ].map(({ select, where, at, id }, n) => {
      const condition = all([where, ...(after ? [past(after, n, at, id)] : [])]);
      return sql(
        `select * from (select ${n} as kind_no, ${select} where ${condition.text} order by ${at} desc, ${id} desc limit ${most}) part${n}`,
        ...condition.params,
      );
    });
    const { text, params } = all(parts, ' union all ');
    const rows = await this.tables.all<Stored>(
      `select * from (${text}) story order by at desc, kind_no, id desc limit ${most}`,
      params,
    );
    if (rows.length === 0 && (await this.tables.all('select id from sales_party where id = ?', [partyId])).length === 0)
      throw new PartyMissing(partyId);
    const names = await this.colleagues.names();
    return rows.map((r) => ({
      ...{
        kind: storyKinds[Number(r.kind_no)] ?? 'contact',
        id: r.id,
        at: iso(r.at),
        channel: r.channel,
        direction: r.direction,
      },
      ...{
        title: r.title,
        preview: r.preview ?? '',
        amount: r.amount === null ? null : roubles(r.amount),
        state: r.state,
      },
      ...{
        invoiceKey: r.invoice_key,
        inquiryId: r.inquiry_id,
        threadKey: r.thread_key,
        employee: named(r.employee_id, names),
      },
    }));
  }
}

interface Part {
  select: string;
  where: Sql;
  at: string;
  id: string;
}
const contacts = (partyId: string): Part => ({
  select: `c.contact_id as id, c.at, c.channel, c.direction, c.subject as title, ${previewOf('c')}, null as amount, null as state,
    null as invoice_key, c.inquiry_id, c.thread_key, c.employee_id from sales_time_line c`,
  ...{ where: sql('c.party_id = ?', partyId), at: 'c.at', id: 'c.contact_id' },
});
const invoicesOf = (partyId: string, seen: Sql): Part => ({
  select: `i.id, i.at, null as channel, 'out' as direction, i.number as title, i.note as preview, i.total as amount, i.state,
    i.id as invoice_key, i.inquiry_id, null as thread_key, i.employee_id from sales_invoice i`,
  where: all([sql("i.party_id = ? and i.state not in ('draft', 'void')", partyId), seen]),
  ...{ at: 'i.at', id: 'i.id' },
});
/** Who does not see all invoices sees what belongs to those that he sees. */
const paymentsOf = (partyId: string, reach: InvoiceReach, seen: Sql): Part => {
  const mine = sql(
    `m.id in (select s.payment_key from sales_payment_share s join sales_invoice i on i.id = s.invoice_key where ${seen.text})`,
    ...seen.params,
  );
  return {
    select: `m.id, m.at, m.means as channel, m.direction, m.number as title, m.note as preview, m.amount, null as state,
      null as invoice_key, null as inquiry_id, null as thread_key, null as employee_id from sales_ledger_payment m`,
    where: all([
      sql('m.party_key in (select b.id from sales_ledger_party b where b.party_id = ?)', partyId),
      sql('m.posted = 1 and m.marked = 0 and m.gone_at is null'),
      ...(reach === 'all' ? [] : [mine]),
    ]),
    ...{ at: 'm.at', id: 'm.id' },
  };
};
const shipmentsOf = (partyId: string, reach: InvoiceReach, seen: Sql): Part => {
  const mine = sql(`h.invoice_key in (select i.id from sales_invoice i where ${seen.text})`, ...seen.params);
  return {
    select: `h.id, h.at, null as channel, 'out' as direction, h.number as title, h.note as preview, h.total as amount, null as state,
      h.invoice_key, null as inquiry_id, null as thread_key, null as employee_id from sales_ledger_shipment h`,
    where: all([
      sql('h.party_key in (select b.id from sales_ledger_party b where b.party_id = ?)', partyId),
      sql('h.posted = 1 and h.marked = 0 and h.gone_at is null'),
      ...(reach === 'all' ? [] : [mine]),
    ]),
    ...{ at: 'h.at', id: 'h.id' },
  };
};

/** After the last line seen, in the order of time, kind, id: of kinds before its own only what is older, of those after it the same moment too. */
function past(after: StoryCursor, kind: number, at: string, id: string): Sql {
  const seen = storyKinds.indexOf(after.kind);
  if (kind === seen) return afterKey(at, id, true, [after.at, after.id]);
  return sql(`${at} ${kind < seen ? '<' : '<='} ?`, after.at);
}
