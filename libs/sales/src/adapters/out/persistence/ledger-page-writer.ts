import { type Database, type SqlRow, inPortions, insertAll, marks } from '@prorab/platform';
import { faultOf } from '../../../application/ports/ledger/fact-fault.js';
import {
  type LedgerMirror,
  type MirroredInvoice,
  type SetAside,
} from '../../../application/ports/ledger/ledger-mirror.port.js';
import type {
  LedgerFact,
  LedgerGone,
  LedgerInvoice,
  LedgerItem,
  LedgerKind,
  LedgerParty,
  LedgerPayment,
  LedgerSettlement,
  LedgerShipment,
  LedgerThing,
  LedgerUnread,
} from '../../../application/ports/ledger.port.js';
import {
  type StoredInvoice,
  cut,
  debtFacts,
  invoiceColumns,
  invoiceFacts,
  invoiceOf,
  itemFacts,
  itemWords,
  kopecksOf,
  lineFacts,
  partyFacts,
  paymentFacts,
  settlementFacts,
  shipmentFacts,
} from './ledger-mapping.js';
import { updateAll } from './update-all.js';

type Of<K extends LedgerKind> = Extract<LedgerThing, { kind: K }>;
type Row = Record<string, unknown>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Writes one page of facts, kind by kind, and finds what follows from each: how it was before counts as much as how it is now. */
export class LedgerPageWriter {
  readonly #payments = new Set<string>();
  readonly #invoices = new Set<string>();
  readonly #parties = new Set<string>();
  #before = new Map<string, MirroredInvoice | null>();

  constructor(
    private readonly database: Database,
    private readonly readAt: Date,
    private readonly now: Date,
  ) {}

  async write(facts: readonly LedgerFact[], unread: readonly LedgerUnread[]): ReturnType<LedgerMirror['apply']> {
    const last = new Map(facts.map((f) => [`${f.kind} ${f.key}`, f]));
    const all = await this.kept([...last.values()], unread);
    const there = <K extends LedgerKind>(kind: K): Of<K>[] =>
      all.filter((f): f is Of<K> & LedgerFact => f.kind === kind && !('gone' in f)) as Of<K>[];
    const gone = (kind: LedgerKind): string[] =>
      all.filter((f): f is LedgerGone => f.kind === kind && 'gone' in f).map((f) => f.key);

    await this.parties(there('party'), gone('party'));
    await this.items(there('item'), gone('item'));
    await this.authors(there('author'), gone('author'));
    await this.small(there('contract'), gone('contract'), 'contract', (f) => ({
      ...{ id: f.key, party_key: f.partyKey, name: cut(f.name, 300), marked: f.marked },
    }));
    await this.small(there('warehouse'), gone('warehouse'), 'warehouse', (f) => ({
      ...{ id: f.key, name: cut(f.name, 300), marked: f.marked },
    }));
    await this.small(there('price'), gone('price'), 'price', (f) => ({
      ...{ id: f.key, item_key: f.itemKey, type: cut(f.type, 100), price: kopecksOf(f.price), since: f.since },
      read_at: this.readAt,
    }));
    await this.small(there('stock'), gone('stock'), 'stock', (f) => ({
      ...{ id: f.key, item_key: f.itemKey, warehouse_key: f.warehouseKey, quantity: cut(f.quantity, 30) },
      ...{ reserved: cut(f.reserved, 30), read_at: this.readAt },
    }));
    await this.debts(there('debt'), gone('debt'));
    await this.shipments(there('shipment'), gone('shipment'));
    await this.payments(there('payment'), gone('payment'));
    await this.settlements(there('settlement'), gone('settlement'));
    await this.invoices(there('invoice'), gone('invoice'));
    await this.paymentsOfInvoices([...this.#before.keys()]);
    return {
      touched: { payments: this.#payments, invoices: this.#invoices, parties: this.#parties },
      before: this.#before,
    };
  }

  /** Those that can be kept; the others are set aside, and what was set aside and comes well now is there no more. */
  private async kept(facts: readonly LedgerFact[], unread: readonly LedgerUnread[]): Promise<LedgerFact[]> {
    const faults = facts.map((fact) => ({ fact, why: faultOf(fact) }));
    const good = faults.flatMap(({ fact, why }) => (why === null ? [fact] : []));
    const bad = faults.flatMap(({ fact, why }) => (why === null ? [] : [{ ...named(fact), why, fact }]));
    await this.setAside(good, [...bad, ...unread.map((one) => ({ ...named(one), why: one.why, fact: null }))]);
    return good;
  }
  private async setAside(
    well: readonly LedgerFact[],
    ill: readonly (SetAside & { fact: LedgerFact | null })[],
  ): Promise<void> {
    // As a rule there is nothing that could come well.
    const [any] = await this.database.all('select 1 as n from sales_ledger_aside limit 1');
    if (any)
      for (const [kind, of] of Map.groupBy(well, (fact) => fact.kind))
        await inPortions(keysOf(of), async (part) => [
          await this.database.run(`delete from sales_ledger_aside where kind = ? and id in (${marks(part)})`, [
            kind,
            ...part,
          ]),
        ]);
    const aside = new Map(
      ill.map(({ kind, key, why, fact }): [string, SqlRow] => [
        `${kind} ${key}`,
        {
          ...{ kind, id: key, why: cut(why.ru, 200), why_en: cut(why.en, 200) },
          ...{ fact: cut(JSON.stringify(fact), 100_000), at: this.now },
        },
      ]),
    );
    await insertAll(this.database, 'sales_ledger_aside', [...aside.values()], { replaceBy: 'kind, id' });
  }

  private async parties(facts: readonly LedgerParty[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_party', keysOf(facts));
    const rows = facts.map((f): SqlRow => {
      const row = partyFacts(f, this.readAt);
      const was = known.get(f.key);
      if (!was) return { ...row, party_id: null, tied_to: null, matched: 'new' };
      const same = ['code', 'name', 'full_name', 'inn', 'phones', 'email'].every((c) => was[c] === row[c]);
      const again = !same && was.matched !== 'tied';
      const kept = { party_id: text(was.party_id), tied_to: text(was.tied_to) };
      return { ...row, ...kept, matched: again ? 'new' : String(was.matched) };
    });
    await this.replace('sales_ledger_party', rows);
    await this.markGone('sales_ledger_party', gone);
  }

  private async items(facts: readonly LedgerItem[], gone: readonly string[]): Promise<void> {
    await this.replace(
      'sales_ledger_item',
      facts.map((f) => itemFacts(f, this.readAt)),
    );
    await this.runEach(
      [...keysOf(facts), ...gone],
      (list) => `delete from sales_ledger_item_word where item_key in (${list})`,
    );
    await insertAll(this.database, 'sales_ledger_item_word', facts.flatMap(itemWords), 'keep');
    await this.markGone('sales_ledger_item', gone);
  }

  private async authors(facts: readonly Of<'author'>[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_author', keysOf(facts));
    const rows = facts.map((f) => ({
      ...{ id: f.key, login: cut(f.login, 100), name: cut(f.name, 300) },
      employee_id: text(known.get(f.key)?.employee_id),
    }));
    await this.replace('sales_ledger_author', rows);
    await this.runEach(gone, (list) => `delete from sales_ledger_author where id in (${list})`);
  }

  private async small<T extends { key: string }>(
    facts: readonly T[],
    gone: readonly string[],
    name: string,
    row: (fact: T) => SqlRow,
  ): Promise<void> {
    await this.replace(`sales_ledger_${name}`, facts.map(row));
    await this.runEach(gone, (list) => `delete from sales_ledger_${name} where id in (${list})`);
  }

  private async debts(facts: readonly Of<'debt'>[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_debt', [...keysOf(facts), ...gone]);
    for (const row of known.values()) this.party(text(row.party_key));
    for (const f of facts) this.party(f.partyKey);
    await this.small(facts, gone, 'debt', (f) => debtFacts(f, this.readAt));
  }

  private async shipments(facts: readonly LedgerShipment[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_shipment', [...keysOf(facts), ...gone]);
    for (const row of known.values()) {
      this.party(text(row.party_key));
      this.invoice(text(row.invoice_key));
    }
    for (const f of facts) {
      this.party(f.partyKey);
      this.invoice(f.invoiceKey);
    }
    await this.replace(
      'sales_ledger_shipment',
      facts.map((f) => shipmentFacts(f, this.readAt)),
    );
    await this.markGone('sales_ledger_shipment', gone);
    await this.paymentsOfShipments([...keysOf(facts), ...gone]);
  }

  private async payments(facts: readonly LedgerPayment[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_payment', [...keysOf(facts), ...gone]);
    for (const [key, row] of known) {
      this.#payments.add(key);
      this.party(text(row.party_key));
    }
    for (const f of facts) {
      this.#payments.add(f.key);
      this.party(f.partyKey);
    }
    await this.replace(
      'sales_ledger_payment',
      facts.map((f) => paymentFacts(f, this.readAt)),
    );
    await this.markGone('sales_ledger_payment', gone);
  }

  private async settlements(facts: readonly LedgerSettlement[], gone: readonly string[]): Promise<void> {
    const known = await this.known('sales_ledger_settlement', [...keysOf(facts), ...gone]);
    for (const row of known.values()) if (row.document_kind === 'payment') this.#payments.add(String(row.document_key));
    for (const f of facts) if (f.document.kind === 'payment') this.#payments.add(f.document.key);
    await this.small(facts, gone, 'settlement', settlementFacts);
  }

  private async invoices(facts: readonly LedgerInvoice[], gone: readonly string[]): Promise<void> {
    const keys = [...keysOf(facts), ...gone];
    const known = await this.known('sales_invoice', keys);
    this.#before = new Map(
      keys.map((key) => [key, known.has(key) ? invoiceOf(known.get(key) as unknown as StoredInvoice) : null]),
    );
    for (const row of known.values()) this.party(text(row.party_key));
    const employees = await this.known(
      'sales_ledger_author',
      facts.map((f) => f.authorKey ?? ''),
      'employee_id',
    );
    const parties = await this.known(
      'sales_ledger_party',
      facts.map((f) => f.partyKey ?? ''),
      'party_id',
    );
    const [fresh, old] = [facts.filter((f) => !known.has(f.key)), facts.filter((f) => known.has(f.key))];
    const row = (f: LedgerInvoice): SqlRow => ({
      ...invoiceFacts(f, this.readAt),
      party_id: text(parties.get(f.partyKey ?? '')?.party_id),
      employee_id: text(employees.get(f.authorKey ?? '')?.employee_id),
    });
    const unsettled = { paid: 0, refunded: 0, shipped: 0, state: 'unpaid', state_since: this.now, paid_at: null };
    const unseen = { inquiry_id: null, inquiry_by: null, phantom_of: null, first_seen_at: this.now };
    await insertAll(
      this.database,
      'sales_invoice',
      fresh.map((f) => ({ ...row(f), ...unsettled, ...unseen })),
    );
    await updateAll(this.database, 'sales_invoice', 'id', old.map(row));
    await this.markGone('sales_invoice', gone);
    await this.runEach(keysOf(facts), (list) => `delete from sales_invoice_line where invoice_key in (${list})`);
    await insertAll(
      this.database,
      'sales_invoice_line',
      facts.flatMap((f) => f.lines.map((line) => lineFacts(f.key, line))),
      'keep',
    );
    for (const f of facts) this.party(f.partyKey);
    for (const key of [...keysOf(facts), ...known.keys()]) this.invoice(key);
  }

  private async paymentsOfShipments(shipments: readonly string[]): Promise<void> {
    this.pay(
      await this.each<{ id: string }>(
        shipments,
        (list) => `select id from sales_ledger_payment where base_kind = 'shipment' and base_key in (${list})`,
      ),
    );
    this.pay(
      await this.each<{ id: string }>(
        shipments,
        (list) => `select document_key as id from sales_ledger_settlement
          where document_kind = 'payment' and against_kind = 'shipment' and against_key in (${list})`,
      ),
    );
  }
  private async paymentsOfInvoices(invoices: readonly string[]): Promise<void> {
    this.pay(
      await this.each<{ id: string }>(
        invoices,
        (list) => `select id from sales_ledger_payment where base_kind = 'invoice' and base_key in (${list})`,
      ),
    );
    for (const table of ['sales_payment_tie', 'sales_payment_share'])
      this.pay(
        await this.each<{ id: string }>(
          invoices,
          (list) => `select payment_key as id from ${table} where invoice_key in (${list})`,
        ),
      );
    const shipments = await this.each<{ id: string }>(
      invoices,
      (list) => `select id from sales_ledger_shipment where invoice_key in (${list})`,
    );
    await this.paymentsOfShipments(shipments.map((s) => s.id));
  }

  private party(key: string | null): void {
    if (key !== null) this.#parties.add(key);
  }
  private invoice(key: string | null): void {
    if (key !== null) this.#invoices.add(key);
  }
  private pay(rows: readonly { id: string }[]): void {
    for (const { id } of rows) this.#payments.add(id);
  }

  /** Locked: what people and rules wrote beside the facts is kept. */
  private async known(table: string, keys: readonly string[], columns = '*'): Promise<Map<string, Row>> {
    const wanted = [...new Set(keys)].filter(Boolean).sort();
    const what = columns === '*' ? (table === 'sales_invoice' ? invoiceColumns : '*') : `id, ${columns}`;
    const lock = columns === '*' ? this.database.forUpdate : '';
    const rows = await this.each<Row & { id: string }>(
      wanted,
      (list) => `select ${what} from ${table} where id in (${list})${lock}`,
    );
    return new Map(rows.map((r) => [r.id, r]));
  }
  private replace(table: string, rows: readonly SqlRow[]): Promise<void> {
    return insertAll(this.database, table, rows, { replaceBy: 'id' });
  }
  private async markGone(table: string, keys: readonly string[]): Promise<void> {
    await inPortions(keys, async (part) => [
      await this.database.run(`update ${table} set gone_at = coalesce(gone_at, ?) where id in (${marks(part)})`, [
        this.now,
        ...part,
      ]),
    ]);
  }
  private each<T extends object>(keys: readonly string[], sql: (list: string) => string): Promise<T[]> {
    return inPortions(keys, (part) => this.database.all<T>(sql(marks(part)), part));
  }
  private async runEach(keys: readonly string[], sql: (list: string) => string): Promise<void> {
    await inPortions(keys, async (part) => [await this.database.run(sql(marks(part)), part)]);
  }
}

const named = ({ kind, key }: LedgerFact | LedgerUnread): Pick<SetAside, 'kind' | 'key'> => ({
  kind,
  key: cut(key, 200),
});
const keysOf = (facts: readonly { key: string }[]): string[] => facts.map((f) => f.key);
