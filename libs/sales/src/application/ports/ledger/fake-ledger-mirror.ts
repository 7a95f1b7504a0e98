import { Money } from '@prorab/kernel';
import { type Reach, isCountedInvoice, isOpenInvoice, reaches } from '../../../domain/invoice/invoice-state.js';
import { orderKeyIn } from '../../../domain/ledger-order/order-key.js';
import type { PartyStanding } from '../../../domain/invoice/party-standing.js';
import type { PaymentClaims, PaymentShare, Tie } from '../../../domain/invoice/payment-shares.js';
import type {
  LedgerFact,
  LedgerInvoice,
  LedgerKind,
  LedgerPayment,
  LedgerSettlement,
  LedgerShipment,
  LedgerThing,
  LedgerUnread,
} from '../ledger.port.js';
import { faultOf } from './fact-fault.js';
import {
  type InvoiceAct,
  type InvoicePicture,
  type InvoiceStanding,
  LedgerMirror,
  type MirroredInvoice,
  type MirroredParty,
  type SetAside,
} from './ledger-mirror.port.js';

const kopecks = (roubles: string): number => Number(Money.of(roubles).kopecks);
const counts = (d: { posted: boolean; marked: boolean }): boolean => d.posted && !d.marked;
type Ours = Pick<
  MirroredInvoice,
  'inquiryId' | 'inquiryBy' | 'paid' | 'refunded' | 'shipped' | 'state' | 'stateSince' | 'paidAt'
> & {
  gone: boolean;
};

/** Keeps the facts as they are and holds that everything is touched by everything: slow, and hard to get wrong. */
export class FakeLedgerMirror extends LedgerMirror {
  readonly #facts = new Map<string, LedgerThing>();
  readonly #gone = new Set<string>();
  readonly #ours = new Map<string, Ours>();
  readonly #employees = new Map<string, string | null>();
  readonly #parties = new Map<string, Pick<MirroredParty, 'tiedTo' | 'partyId' | 'matched'>>();
  readonly #ties = new Map<string, Map<string, Tie>>();
  readonly #aside = new Map<string, SetAside>();
  readonly shares = new Map<string, readonly PaymentShare[]>();
  readonly acts: InvoiceAct[] = [];

  async apply(
    all: readonly LedgerFact[],
    _readAt?: Date,
    unread: readonly LedgerUnread[] = [],
  ): ReturnType<LedgerMirror['apply']> {
    for (const fact of all) {
      const { kind, key } = fact;
      const why = faultOf(fact);
      this.#aside.delete(`${kind} ${key}`);
      if (why !== null) this.lay({ kind, key, why });
    }
    for (const one of unread) this.lay(one);
    const facts = all.filter((fact) => faultOf(fact) === null);
    const before = new Map<string, MirroredInvoice | null>();
    for (const { kind, key } of facts) if (kind === 'invoice') before.set(key, await this.invoice(key));
    for (const fact of facts) {
      const id = `${fact.kind} ${fact.key}`;
      if (!('gone' in fact)) {
        this.#facts.set(id, fact);
        this.#gone.delete(id);
        if (fact.kind === 'party' && this.#parties.get(fact.key)?.matched !== 'tied')
          this.#parties.set(fact.key, { tiedTo: null, partyId: null, matched: 'new' });
      } else if (['party', 'item', 'invoice', 'shipment', 'payment'].includes(fact.kind)) {
        if (this.#facts.has(id)) this.#gone.add(id);
      } else this.#facts.delete(id);
    }
    const keys = (kind: LedgerKind): Set<string> => new Set(this.of(kind).map((f) => f.key));
    const parties = new Set(this.of('invoice').flatMap((i) => i.partyKey ?? []));
    return { touched: { payments: keys('payment'), invoices: keys('invoice'), parties }, before };
  }
  private lay({ kind, key, why }: SetAside): void {
    this.#aside.set(`${kind} ${key}`, { kind, key, why });
  }
  async setAside(limit: number): Promise<SetAside[]> {
    return [...this.#aside.values()].reverse().slice(0, limit);
  }
  async isEmpty(): Promise<boolean> {
    return this.#facts.size === 0;
  }
  async empty(): Promise<void> {
    for (const all of [this.#facts, this.#gone, this.#aside, this.#ours, this.#employees, this.#parties, this.shares])
      all.clear();
    this.acts.splice(0, this.acts.length, ...this.acts.filter((act) => act.by !== null));
  }
  async forgetWords(): Promise<void> {
    this.#ties.clear();
    this.acts.length = 0;
  }

  async claims(payments: Iterable<string>): Promise<PaymentClaims[]> {
    return [...payments].flatMap((key) => {
      const p = this.fact<LedgerPayment>('payment', key);
      return p ? [this.claimsOf(p)] : [];
    });
  }
  private claimsOf(p: LedgerPayment): PaymentClaims {
    const shipment = p.base?.kind === 'shipment' ? this.there<LedgerShipment>('shipment', p.base.key) : null;
    const based = this.there<LedgerInvoice>(
      'invoice',
      (p.base?.kind === 'shipment' ? shipment?.invoiceKey : p.base?.key) ?? '',
    );
    const settled = this.of('settlement').flatMap((m: LedgerSettlement) => {
      if (m.document.kind !== 'payment' || m.document.key !== p.key || m.against?.kind !== 'shipment') return [];
      const invoiceKey = this.fact<LedgerShipment>('shipment', m.against.key)?.invoiceKey ?? '';
      return this.there('invoice', invoiceKey) ? [{ invoiceKey, amount: kopecks(m.amount) }] : [];
    });
    const sums = new Map<string, number>();
    for (const { invoiceKey, amount } of settled) sums.set(invoiceKey, (sums.get(invoiceKey) ?? 0) + amount);
    return {
      key: p.key,
      partyKey: p.partyKey,
      amount: kopecks(p.amount),
      counts: counts(p) && !this.#gone.has(`payment ${p.key}`),
      ties: [...(this.#ties.get(p.key)?.values() ?? [])],
      base: based
        ? { invoiceKey: based.key, total: kopecks(based.total), by: p.base?.kind === 'shipment' ? 'shipment' : 'base' }
        : null,
      settled: [...sums].map(([invoiceKey, amount]) => ({
        invoiceKey,
        amount: Math.max(0, p.direction === 'in' ? -amount : amount),
      })),
    };
  }
  async keepShares(shares: ReadonlyMap<string, readonly PaymentShare[]>): Promise<Set<string>> {
    const invoices = new Set<string>();
    for (const [key, list] of shares) {
      for (const s of [...(this.shares.get(key) ?? []), ...list]) invoices.add(s.invoiceKey);
      this.shares.set(key, list);
    }
    return invoices;
  }
  async astray(all: ReadonlyMap<string, Reach>, limit: number): ReturnType<LedgerMirror['astray']> {
    const invoices = this.of('invoice').map((i) => this.mirrored(i));
    const astray = invoices.filter((i) => {
      const reach = all.get(i.partyKey ?? '');
      return reach && isOpenInvoice(i.state) && reaches(reach, i, i) !== (i.state === 'not-tied');
    });
    const pictures = await this.pictures(astray.slice(0, limit).map((i) => i.key));
    return { pictures, left: [...new Set(astray.slice(limit).flatMap((i) => i.partyKey ?? []))] };
  }
  async pictures(invoices: Iterable<string>): Promise<InvoicePicture[]> {
    const keys = new Set(invoices);
    const wanted = this.of('invoice').filter((i) => keys.has(i.key));
    return wanted.map((i) => ({
      ...this.mirrored(i),
      shares: [...this.shares].flatMap(([payment, list]) => {
        const p = this.fact<LedgerPayment>('payment', payment);
        return list.flatMap((s) =>
          s.invoiceKey === i.key && p ? [{ at: p.at, amount: s.amount, direction: p.direction }] : [],
        );
      }),
      shipments: this.of('shipment')
        .filter((s) => s.invoiceKey === i.key && this.isLive(s))
        .reduce((sum, s) => sum + kopecks(s.total), 0),
    }));
  }
  async standings(parties: Iterable<string>, balances: boolean): Promise<Map<string, PartyStanding>> {
    return new Map([...parties].map((key) => [key, this.standingOf(key, balances)]));
  }
  private standingOf(partyKey: string, balances: boolean): PartyStanding {
    const payments = this.of('payment').filter((p) => p.partyKey === partyKey && this.isLive(p));
    const tied = (p: LedgerPayment): number =>
      (this.shares.get(p.key) ?? []).reduce((sum, s) => {
        const i = this.fact<LedgerInvoice>('invoice', s.invoiceKey);
        const live = i && !i.marked && (i.posted || i.draft) && !this.#gone.has(`invoice ${i.key}`);
        return sum + (live ? s.amount : 0);
      }, 0);
    const sign = (p: LedgerPayment): number => (p.direction === 'in' ? 1 : -1);
    const loose = payments.filter((p) => p.direction === 'in' && kopecks(p.amount) > tied(p));
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    const debts = this.of('debt').filter((d) => d.partyKey === partyKey);
    const shipments = this.of('shipment').filter(
      (s) => s.partyKey === partyKey && this.isLive(s) && s.invoiceKey !== null,
    );
    return {
      partyKey,
      debt: balances ? sum(debts.map((d) => kopecks(d.amount))) : null,
      shipped: sum(shipments.map((s) => kopecks(s.total))),
      tied: sum(payments.map((p) => sign(p) * tied(p))),
      untied: sum(payments.map((p) => sign(p) * (kopecks(p.amount) - tied(p)))),
      untiedAt: loose.length ? new Date(Math.max(...loose.map((p) => p.at.getTime()))) : null,
    };
  }
  async keepStandings(standings: readonly InvoiceStanding[]): Promise<void> {
    for (const { key, ...rest } of standings) this.#ours.set(key, { ...this.ours(key), ...rest });
  }

  async takePayment(key: string): ReturnType<LedgerMirror['takePayment']> {
    const p = this.fact<LedgerPayment>('payment', key);
    const ties = [...(this.#ties.get(key)?.values() ?? [])];
    return p ? { key, partyKey: p.partyKey, amount: kopecks(p.amount), ties } : null;
  }
  async keepTie(payment: string, tie: Tie): Promise<void> {
    this.#ties.set(payment, new Map([...(this.#ties.get(payment) ?? []), [tie.invoiceKey, tie]]));
  }
  async dropTie(payment: string, invoice: string): Promise<boolean> {
    return this.#ties.get(payment)?.delete(invoice) ?? false;
  }
  async invoice(key: string): Promise<MirroredInvoice | null> {
    const fact = this.fact<LedgerInvoice>('invoice', key);
    return fact ? this.mirrored(fact) : null;
  }
  async bearing(orderKey: string, { invoiceNumber }: { readonly invoiceNumber: string }): Promise<string | null> {
    const bearing = this.of('invoice').filter(
      ({ key, number, note }) =>
        number === invoiceNumber && orderKeyIn(note) === orderKey && this.there('invoice', key) !== null,
    );
    return bearing.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1))[0]?.key ?? null;
  }
  async setInquiries(
    ties: readonly { invoiceKey: string; inquiryId: string | null; by: 'rule' | 'person' | null }[],
  ): Promise<void> {
    for (const t of ties)
      this.#ours.set(t.invoiceKey, { ...this.ours(t.invoiceKey), inquiryId: t.inquiryId, inquiryBy: t.by });
  }
  async write(acts: readonly InvoiceAct[]): Promise<void> {
    this.acts.push(...acts);
  }

  async authors(all: boolean): ReturnType<LedgerMirror['authors']> {
    const authors = this.of('author').map(({ key, login, name }) => ({
      ...{ key, login, name },
      employeeId: this.#employees.get(key) ?? null,
    }));
    return authors.filter((a) => all || a.employeeId === null);
  }
  async setEmployees(employees: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [key, id] of employees) this.#employees.set(key, id);
  }
  async unmatched(limit: number): Promise<MirroredParty[]> {
    const all = this.parties().filter((p) => p.matched === 'new');
    return all.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit);
  }
  async partyOfBooks(key: string): Promise<MirroredParty | null> {
    return this.parties().find((p) => p.key === key) ?? null;
  }
  async ofOurParty(partyId: string): Promise<MirroredParty[]> {
    return this.parties().filter((p) => p.partyId === partyId);
  }
  async setParties(
    ties: readonly { key: string; tiedTo: string | null; partyId: string | null; matched: MirroredParty['matched'] }[],
  ): Promise<void> {
    for (const { key, ...tie } of ties) this.#parties.set(key, tie);
  }
  async withoutInquiry(parties: Iterable<string>): Promise<MirroredInvoice[]> {
    const of = new Set(parties);
    const all = this.of('invoice').map((i) => this.mirrored(i));
    return all.filter((i) => of.has(i.partyKey ?? '') && i.inquiryBy === null && isCountedInvoice(i.state));
  }
  async ofInquiry(inquiryId: string): Promise<MirroredInvoice[]> {
    const all = this.of('invoice').map((i) => this.mirrored(i));
    return all.filter((i) => i.inquiryId === inquiryId && isCountedInvoice(i.state));
  }

  private of<K extends LedgerKind>(kind: K): Extract<LedgerThing, { kind: K }>[] {
    return [...this.#facts.values()].filter((f): f is Extract<LedgerThing, { kind: K }> => f.kind === kind);
  }
  private fact<T extends LedgerThing>(kind: T['kind'], key: string): T | null {
    return (this.#facts.get(`${kind} ${key}`) as T | undefined) ?? null;
  }
  private there<T extends LedgerThing>(kind: T['kind'], key: string): T | null {
    return this.#gone.has(`${kind} ${key}`) ? null : this.fact<T>(kind, key);
  }
  private isLive(d: LedgerPayment | LedgerShipment): boolean {
    return counts(d) && !this.#gone.has(`${d.kind} ${d.key}`);
  }
  private ours(key: string): Ours {
    const empty = { inquiryId: null, inquiryBy: null, paid: 0, refunded: 0, shipped: 0, paidAt: null, gone: false };
    return this.#ours.get(key) ?? { ...empty, state: 'unpaid', stateSince: new Date(0) };
  }
  private mirrored(i: LedgerInvoice): MirroredInvoice {
    const { key, number, at, partyKey, draft, posted, marked } = i;
    return {
      ...{ key, number, at, partyKey, draft, posted, marked },
      partyId: this.#parties.get(partyKey ?? '')?.partyId ?? null,
      employeeId: this.#employees.get(i.authorKey ?? '') ?? null,
      total: kopecks(i.total),
      ...this.ours(key),
      gone: this.#gone.has(`invoice ${key}`),
    };
  }
  private parties(): MirroredParty[] {
    return this.of('party').map(({ key, code, name, fullName, inn, phones, email, person, marked }) => ({
      ...{ key, code, name, fullName, inn, phones, email, person, marked },
      ...(this.#parties.get(key) ?? { tiedTo: null, partyId: null, matched: 'new' as const }),
    }));
  }
}
