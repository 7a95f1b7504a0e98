import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@prorab/kernel';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import {
  type InvoiceAct,
  type InvoicePicture,
  type InvoiceStanding,
  LedgerMirror,
  type MirroredInvoice,
  type MirroredParty,
  type SetAside,
} from '../../../application/ports/ledger/ledger-mirror.port.js';
import type { LedgerFact, LedgerKind, LedgerUnread } from '../../../application/ports/ledger.port.js';
import { type Reach, openInvoiceStates } from '../../../domain/invoice/invoice-state.js';
import { orderKeyIn } from '../../../domain/ledger-order/order-key.js';
import type { PartyStanding } from '../../../domain/invoice/party-standing.js';
import type { PaymentClaims, PaymentShare, Tie } from '../../../domain/invoice/payment-shares.js';
import {
  type StoredInvoice,
  type StoredParty,
  invoiceColumns,
  invoiceOf,
  numberKeyOf,
  partyColumns,
  partyOf,
} from './ledger-mapping.js';
import { LedgerPageWriter } from './ledger-page-writer.js';
import { updateAll } from './update-all.js';

const open = openInvoiceStates.map((s) => `'${s}'`).join(', ');
const rest = 'total - paid + refunded';
const astray = `party_key = ? and state in (${open})
  and case when ${rest} <= ? or at <= ? then state <> 'not-tied' else state = 'not-tied' end`;
/** Twice as many in one condition take four times as long to plan, on every engine. */
const CUSTOMERS = 64;
const counted = "state not in ('draft', 'void')";
const tables = [
  'party',
  'contract',
  'item',
  'item_word',
  'price',
  'warehouse',
  'stock',
  'author',
  'shipment',
  'payment',
  'settlement',
  'debt',
  'aside',
].map((name) => `sales_ledger_${name}`);

/** What people said, by the keys of documents. */
const words = [
  'sales_payment_tie',
  'sales_invoice_care',
  'sales_invoice_care_history',
  'sales_invoice_history',
  'sales_bank_line_share',
];

/** The mirror in `sales_ledger_*` and `sales_invoice*`. Statements of a page do not grow with its facts. */
@Injectable()
export class MikroLedgerMirror extends LedgerMirror {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  apply(
    facts: readonly LedgerFact[],
    readAt: Date,
    unread: readonly LedgerUnread[] = [],
  ): ReturnType<LedgerMirror['apply']> {
    return new LedgerPageWriter(this.database, readAt, this.clock.now()).write(facts, unread);
  }
  async setAside(limit: number): Promise<SetAside[]> {
    const sql = `select kind, id, why, why_en from sales_ledger_aside order by at desc, kind desc, id desc limit ${Math.trunc(limit)}`;
    const rows = await this.database.all<{ kind: LedgerKind; id: string; why: string; why_en: string }>(sql);
    return rows.map(({ kind, id, why, why_en }) => ({ kind, key: id, why: { ru: why, en: why_en } }));
  }
  async isEmpty(): Promise<boolean> {
    for (const table of ['sales_invoice', 'sales_ledger_party', 'sales_ledger_payment', 'sales_ledger_item'])
      if ((await this.database.all(`select 1 as n from ${table} limit 1`)).length > 0) return false;
    return true;
  }
  async empty(): Promise<void> {
    const ours = [
      ...['sales_invoice', 'sales_invoice_line', 'sales_payment_share'],
      // Who waits for which payment is found out anew.
      ...['sales_invoice_watch', 'sales_invoice_care_start'],
    ];
    for (const table of [...tables, ...ours]) await this.database.run(`delete from ${table}`);
    await this.database.run('delete from sales_invoice_history where by_id is null');
  }
  async forgetWords(): Promise<void> {
    for (const table of words) await this.database.run(`delete from ${table}`);
    // The number tells people still which invoice it was.
    await this.database.run('update sales_ledger_order set invoice_key = null where invoice_key is not null');
    await this.database.run("delete from sales_bank_line where origin = 'books'");
    // What the bank said is true of any books; what it is for is found out anew, unless it is no customer's money.
    await this.database.run('update sales_bank_line set payment_key = null where payment_key is not null');
    await this.database.run(
      `update sales_bank_line set state = 'open', decided_by = null, decided_by_id = null, decided_at = null, held = 0
       where state <> 'not-customers'`,
    );
  }

  async claims(payments: Iterable<string>): Promise<PaymentClaims[]> {
    const keys = [...payments];
    const rows = await this.each<{
      id: string;
      party_key: string | null;
      amount: number | string;
      posted: unknown;
      marked: unknown;
      gone_at: unknown;
      direction: string;
      base_kind: 'invoice' | 'shipment' | null;
      base_invoice: string | null;
      base_total: number | string | null;
    }>(
      keys,
      (list) => `select p.id, p.party_key, p.amount, p.posted, p.marked, p.gone_at, p.direction, p.base_kind,
          i.id as base_invoice, i.total as base_total
        from sales_ledger_payment p
        left join sales_ledger_shipment s on p.base_kind = 'shipment' and s.id = p.base_key and s.gone_at is null
        left join sales_invoice i on i.gone_at is null and i.id = case when p.base_kind = 'invoice' then p.base_key else s.invoice_key end
        where p.id in (${list})`,
    );
    const settled = await this.each<{ payment_key: string; invoice_key: string; amount: number | string }>(
      keys,
      (list) => `select m.document_key as payment_key, s.invoice_key, sum(m.amount) as amount
        from sales_ledger_settlement m
        join sales_ledger_shipment s on s.id = m.against_key
        join sales_invoice i on i.id = s.invoice_key and i.gone_at is null
        where m.document_kind = 'payment' and m.against_kind = 'shipment' and m.document_key in (${list})
        group by m.document_key, s.invoice_key`,
    );
    const ties = await this.tiesOf(keys);
    const settledOf = grouped(settled, (s) => s.payment_key);
    return rows.map((r) => ({
      key: r.id,
      partyKey: r.party_key,
      amount: Number(r.amount),
      counts: Number(r.posted) === 1 && Number(r.marked) === 0 && r.gone_at === null,
      ties: ties.get(r.id) ?? [],
      base:
        r.base_invoice === null || r.base_kind === null
          ? null
          : {
              invoiceKey: r.base_invoice,
              total: Number(r.base_total),
              by: r.base_kind === 'invoice' ? 'base' : 'shipment',
            },
      // A payment lowers what is owed, a refund raises it again.
      settled: (settledOf.get(r.id) ?? []).map((s) => ({
        invoiceKey: s.invoice_key,
        amount: Math.max(0, r.direction === 'in' ? -Number(s.amount) : Number(s.amount)),
      })),
    }));
  }

  async keepShares(shares: ReadonlyMap<string, readonly PaymentShare[]>, at: Date): Promise<Set<string>> {
    const keys = [...shares.keys()];
    const before = await this.each<{ payment_key: string; invoice_key: string; amount: number; tied_by: string }>(
      keys,
      (list) =>
        `select payment_key, invoice_key, amount, tied_by from sales_payment_share where payment_key in (${list})`,
    );
    const known = grouped(before, (b) => b.payment_key);
    const changed = keys.filter((key) => !sameShares(known.get(key) ?? [], shares.get(key) ?? []));
    await this.runEach(changed, (list) => `delete from sales_payment_share where payment_key in (${list})`);
    const rows = changed.flatMap((key) =>
      (shares.get(key) ?? []).map((s) => ({
        payment_key: key,
        invoice_key: s.invoiceKey,
        amount: s.amount,
        tied_by: s.tiedBy,
        tied_by_id: s.tiedById,
        at,
      })),
    );
    await insertAll(this.database, 'sales_payment_share', rows);
    await this.countTied(keys);
    return new Set([...before.map((b) => b.invoice_key), ...rows.map((r) => r.invoice_key)]);
  }

  async astray(reaches: ReadonlyMap<string, Reach>, limit: number): ReturnType<LedgerMirror['astray']> {
    const all = await this.withAstray(reaches);
    const found: string[] = [];
    let asked = 0;
    for (; asked < all.length && found.length <= limit; asked += CUSTOMERS) {
      // One more than wanted shows that there are more.
      const most = Math.trunc(limit) - found.length + 1;
      const ask = (part: typeof all): Promise<{ id: string }[]> =>
        this.database.all(
          `select id from sales_invoice where ${part.map(() => `(${astray})`).join(' or ')} limit ${most}`,
          part.flatMap(([key, { rest, until }]) => [key, rest, until]),
        );
      found.push(...(await inPortions(all.slice(asked, asked + CUSTOMERS), ask)).map((r) => r.id));
    }
    const left = found.length > limit ? all.slice(asked - CUSTOMERS) : [];
    return { pictures: await this.pictures(found.slice(0, limit)), left: left.map(([key]) => key) };
  }

  /**
   * Whose can be astray at all, which is seldom: by the least and the oldest of their open invoices. `coalesce`, or SQLite takes the index
   * by state and reads every open invoice there is.
   */
  private async withAstray(reaches: ReadonlyMap<string, Reach>): Promise<[string, Reach][]> {
    const rows = await this.each<{
      party_key: string;
      tied: unknown;
      least: SqlValue;
      most: SqlValue;
      oldest: unknown;
      newest: unknown;
    }>(
      [...reaches.keys()],
      (list) => `select party_key, case when state = 'not-tied' then 1 else 0 end as tied, min(${rest}) as least,
          max(${rest}) as most, min(at) as oldest, max(at) as newest
        from sales_invoice where party_key in (${list}) and coalesce(state, '') in (${open}) group by party_key, tied`,
    );
    const may = rows.flatMap((r): [string, Reach][] => {
      const reach = reaches.get(r.party_key);
      if (!reach) return [];
      const came = (at: unknown): boolean => reach.until !== null && instant(at) <= reach.until;
      const reachesAll = Number(r.most) <= reach.rest || came(r.newest);
      const reachesSome = Number(r.least) <= reach.rest || came(r.oldest);
      return (Number(r.tied) === 1 ? !reachesAll : reachesSome) ? [[r.party_key, reach]] : [];
    });
    return [...new Map(may)];
  }

  async pictures(invoices: Iterable<string>): Promise<InvoicePicture[]> {
    const keys = [...new Set(invoices)].sort();
    const rows = await this.each<StoredInvoice>(
      keys,
      (list) => `select ${invoiceColumns} from sales_invoice where id in (${list})${this.database.forUpdate}`,
    );
    const shares = await this.each<{
      invoice_key: string;
      payment_key: string;
      at: unknown;
      amount: number | string;
      direction: 'in' | 'out';
    }>(
      keys,
      (list) => `select s.invoice_key, s.payment_key, p.at, s.amount, p.direction from sales_payment_share s
        join sales_ledger_payment p on p.id = s.payment_key where s.invoice_key in (${list})`,
    );
    const shipments = await this.each<{ invoice_key: string; total: number | string }>(
      keys,
      (list) => `select invoice_key, sum(total) as total from sales_ledger_shipment
        where invoice_key in (${list}) and posted = 1 and marked = 0 and gone_at is null group by invoice_key`,
    );
    const [sharesOf, shippedOf] = [
      grouped(shares, (s) => s.invoice_key),
      new Map(shipments.map((s) => [s.invoice_key, Number(s.total)])),
    ];
    return rows.map((r) => ({
      ...invoiceOf(r),
      shares: (sharesOf.get(r.id) ?? []).map((s) => ({
        at: instant(s.at),
        amount: Number(s.amount),
        direction: s.direction,
      })),
      shipments: shippedOf.get(r.id) ?? 0,
    }));
  }

  async standings(parties: Iterable<string>, balances: boolean): Promise<Map<string, PartyStanding>> {
    const keys = [...parties].sort();
    // Two that settle invoices of one customer at once would each miss the other's money.
    await this.each(
      keys,
      (list) => `select id from sales_ledger_party where id in (${list})${this.database.forUpdate}`,
    );
    // What is laid out to an invoice that does not count is not laid out.
    const payments = await this.each<{ party_key: string; tied: SqlValue; untied: SqlValue; untied_at: unknown }>(
      keys,
      (list) => `select party_key, sum(case when direction = 'in' then tied else -tied end) as tied,
          sum(case when direction = 'in' then amount - tied else tied - amount end) as untied,
          max(case when direction = 'in' and amount > tied then at else null end) as untied_at
        from sales_ledger_payment where party_key in (${list}) and posted = 1 and marked = 0 and gone_at is null
        group by party_key`,
    );
    const shipped = await this.each<{ party_key: string; total: SqlValue }>(
      keys,
      (list) => `select party_key, sum(total) as total from sales_ledger_shipment
        where party_key in (${list}) and posted = 1 and marked = 0 and gone_at is null and invoice_key is not null
        group by party_key`,
    );
    const debts = balances
      ? await this.each<{ party_key: string; amount: SqlValue }>(
          keys,
          (list) =>
            `select party_key, sum(amount) as amount from sales_ledger_debt where party_key in (${list}) group by party_key`,
        )
      : [];
    const by = <T extends { party_key: string }>(rows: T[]): Map<string, T> =>
      new Map(rows.map((r) => [r.party_key, r]));
    const [paymentOf, shippedOf, debtOf] = [by(payments), by(shipped), by(debts)];
    return new Map(
      keys.map((partyKey) => [
        partyKey,
        {
          partyKey,
          debt: balances ? Number(debtOf.get(partyKey)?.amount ?? 0) : null,
          shipped: Number(shippedOf.get(partyKey)?.total ?? 0),
          tied: Number(paymentOf.get(partyKey)?.tied ?? 0),
          untied: Number(paymentOf.get(partyKey)?.untied ?? 0),
          untiedAt: instantOrNull(paymentOf.get(partyKey)?.untied_at),
        },
      ]),
    );
  }

  private async countTied(payments: readonly string[]): Promise<void> {
    await this.runEach(
      payments,
      (list) => `update sales_ledger_payment set tied = coalesce((select sum(s.amount) from sales_payment_share s
          join sales_invoice i on i.id = s.invoice_key
          where s.payment_key = sales_ledger_payment.id and i.gone_at is null and i.marked = 0 and (i.posted = 1 or i.draft = 1)), 0)
        where id in (${list})`,
    );
  }

  async keepStandings(standings: readonly InvoiceStanding[]): Promise<void> {
    const rows = standings.map(({ key, stateSince, paidAt, ...sums }) => ({
      ...{ id: key, ...sums, state_since: stateSince, paid_at: paidAt },
    }));
    await updateAll(this.database, 'sales_invoice', 'id', rows);
  }

  async takePayment(
    key: string,
  ): Promise<{ key: string; partyKey: string | null; amount: number; ties: Tie[] } | null> {
    const [row] = await this.database.all<{ id: string; party_key: string | null; amount: number | string }>(
      `select id, party_key, amount from sales_ledger_payment where id = ?${this.database.forUpdate}`,
      [key],
    );
    if (!row) return null;
    const ties = (await this.tiesOf([key])).get(key) ?? [];
    return { key, partyKey: row.party_key, amount: Number(row.amount), ties };
  }
  async keepTie(payment: string, tie: Tie, at: Date): Promise<void> {
    const row = {
      payment_key: payment,
      invoice_key: tie.invoiceKey,
      amount: tie.amount,
      tied_by: tie.tiedBy,
      tied_by_id: tie.tiedById,
      at,
    };
    await insertAll(this.database, 'sales_payment_tie', [row], { replaceBy: 'payment_key, invoice_key' });
  }
  async dropTie(payment: string, invoice: string): Promise<boolean> {
    const sql = 'delete from sales_payment_tie where payment_key = ? and invoice_key = ?';
    return (await this.database.run(sql, [payment, invoice])) > 0;
  }
  async invoice(key: string): Promise<MirroredInvoice | null> {
    const [row] = await this.database.all<StoredInvoice>(`select ${invoiceColumns} from sales_invoice where id = ?`, [
      key,
    ]);
    return row ? invoiceOf(row) : null;
  }
  async bearing(orderKey: string, { invoiceNumber }: { readonly invoiceNumber: string }): Promise<string | null> {
    const rows = await this.database.all<{ id: string; note: string | null }>(
      'select id, note from sales_invoice where number_key = ? and gone_at is null order by at, id',
      [numberKeyOf(invoiceNumber)],
    );
    return rows.find(({ note }) => orderKeyIn(note) === orderKey)?.id ?? null;
  }
  async setInquiries(
    ties: readonly { invoiceKey: string; inquiryId: string | null; by: 'rule' | 'person' | null }[],
  ): Promise<void> {
    const rows = ties.map((t) => ({ id: t.invoiceKey, inquiry_id: t.inquiryId, inquiry_by: t.by }));
    await updateAll(this.database, 'sales_invoice', 'id', rows);
  }
  async write(acts: readonly InvoiceAct[]): Promise<void> {
    const rows = acts.map((a) => ({
      id: newId(),
      invoice_key: a.invoiceKey,
      at: a.at,
      by_id: a.by,
      kind: a.kind,
      detail: JSON.stringify(a.detail),
    }));
    await insertAll(this.database, 'sales_invoice_history', rows);
  }

  async authors(all: boolean): Promise<{ key: string; login: string; name: string; employeeId: string | null }[]> {
    const rows = await this.database.all<{ id: string; login: string; name: string; employee_id: string | null }>(
      `select id, login, name, employee_id from sales_ledger_author ${all ? '' : 'where employee_id is null'} order by id limit 10000`,
    );
    return rows.map((r) => ({ key: r.id, login: r.login, name: r.name, employeeId: r.employee_id }));
  }
  async setEmployees(employees: ReadonlyMap<string, string | null>): Promise<void> {
    const pairs = [...employees].map(([key, employeeId]) => ({ key, employee_id: employeeId }));
    const authors = pairs.map(({ key: id, employee_id }) => ({ id, employee_id }));
    await updateAll(this.database, 'sales_ledger_author', 'id', authors);
    const invoices = pairs.map(({ key: author_key, employee_id }) => ({ author_key, employee_id }));
    await updateAll(this.database, 'sales_invoice', 'author_key', invoices);
  }

  async unmatched(limit: number): Promise<MirroredParty[]> {
    const sql = `select ${partyColumns} from sales_ledger_party where matched = 'new' order by id limit ${Math.trunc(limit)}`;
    return (await this.database.all<StoredParty>(sql)).map(partyOf);
  }
  async partyOfBooks(key: string): Promise<MirroredParty | null> {
    const sql = `select ${partyColumns} from sales_ledger_party where id = ?${this.database.forUpdate}`;
    const [row] = await this.database.all<StoredParty>(sql, [key]);
    return row ? partyOf(row) : null;
  }
  async ofOurParty(partyId: string): Promise<MirroredParty[]> {
    const sql = `select ${partyColumns} from sales_ledger_party where party_id = ? order by id${this.database.forUpdate}`;
    return (await this.database.all<StoredParty>(sql, [partyId])).map(partyOf);
  }
  async setParties(
    ties: readonly { key: string; tiedTo: string | null; partyId: string | null; matched: MirroredParty['matched'] }[],
  ): Promise<void> {
    const parties = ties.map((t) => ({ id: t.key, tied_to: t.tiedTo, party_id: t.partyId, matched: t.matched }));
    await updateAll(this.database, 'sales_ledger_party', 'id', parties);
    const invoices = ties.map((t) => ({ party_key: t.key, party_id: t.partyId }));
    await updateAll(this.database, 'sales_invoice', 'party_key', invoices);
  }
  async withoutInquiry(parties: Iterable<string>): Promise<MirroredInvoice[]> {
    const rows = await this.each<StoredInvoice>(
      [...parties],
      (list) =>
        `select ${invoiceColumns} from sales_invoice where party_key in (${list}) and inquiry_by is null and ${counted}`,
    );
    return rows.map(invoiceOf);
  }
  async ofInquiry(inquiryId: string): Promise<MirroredInvoice[]> {
    const sql = `select ${invoiceColumns} from sales_invoice where inquiry_id = ? and phantom_of is null and ${counted} order by at, id limit 1000`;
    return (await this.database.all<StoredInvoice>(sql, [inquiryId])).map(invoiceOf);
  }

  private async tiesOf(payments: readonly string[]): Promise<Map<string, Tie[]>> {
    const rows = await this.each<{
      payment_key: string;
      invoice_key: string;
      amount: number | string;
      tied_by: Tie['tiedBy'];
      tied_by_id: string | null;
    }>(
      payments,
      (list) =>
        `select payment_key, invoice_key, amount, tied_by, tied_by_id from sales_payment_tie where payment_key in (${list})`,
    );
    const ties = grouped(rows, (r) => r.payment_key);
    return new Map(
      [...ties].map(([key, list]) => [
        key,
        list.map((t) => ({
          invoiceKey: t.invoice_key,
          amount: Number(t.amount),
          tiedBy: t.tied_by,
          tiedById: t.tied_by_id,
        })),
      ]),
    );
  }
  private each<T extends object>(keys: readonly string[], sql: (list: string) => string): Promise<T[]> {
    return inPortions(keys, (part) => this.database.all<T>(sql(marks(part)), part));
  }
  private async runEach(keys: readonly string[], sql: (list: string) => string): Promise<void> {
    await inPortions(keys, async (part) => [await this.database.run(sql(marks(part)), part)]);
  }
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
const sameShares = (
  known: readonly { invoice_key: string; amount: number | string; tied_by: string }[],
  wanted: readonly PaymentShare[],
): boolean =>
  known.length === wanted.length &&
  wanted.every((w) =>
    known.some((k) => k.invoice_key === w.invoiceKey && Number(k.amount) === w.amount && k.tied_by === w.tiedBy),
  );
