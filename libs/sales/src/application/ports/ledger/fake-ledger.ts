import type { UnitOfWork } from '@prorab/platform/marks';
import {
  Ledger,
  type LedgerDocumentKind,
  type LedgerFact,
  type LedgerInvoice,
  type LedgerPage,
  type LedgerPayment,
  type LedgerShipment,
  type LedgerSource,
  type LedgerThing,
  type LedgerUnread,
  type OtherBase,
  ledgerKinds,
} from '../ledger.port.js';
import { LedgerBaseOther } from './ledger-errors.js';

const at = new Date('2026-11-02T09:00:00Z');
const nobody = { partyKey: null, contractKey: null, authorKey: null, posted: true, marked: false, note: null };
const pageSize = 1_000;

/** Books in memory: a spec says what happens in them. Any adapter without change in its nature reads like this one. */
export class FakeLedger extends Ledger {
  readonly source: LedgerSource;
  readonly #things = new Map<string, { fact: LedgerFact; change: number }>();
  readonly #kept = new Map<string, number>();
  #changes = 0;
  /** What the next question is answered with, once. */
  fails: Error | null = null;
  /** What reading ends with after its first page, as long as it is set; the pulse goes on. */
  breaksOff: Error | null = null;
  /** Happens while the books are read. */
  onRead: () => Promise<void> = async () => undefined;
  /** Told of with the next pages until they are kept. */
  unread: readonly LedgerUnread[] = [];
  /** Facts of one page at most. */
  pageSize = pageSize;
  /** Another base was kept, and these are not read until it is forgotten. */
  keptBase: string | null = null;
  /** Nothing of that one stands in these. */
  stranger = false;

  /** With `work`, what is kept is kept when it commits, as in a base. */
  constructor(
    source: LedgerSource = 'native',
    private readonly work: UnitOfWork | null = null,
  ) {
    super();
    this.source = source;
  }

  tell<T extends LedgerFact>(...facts: T[]): void {
    for (const fact of facts) this.#things.set(`${fact.kind} ${fact.key}`, { fact, change: ++this.#changes });
  }
  party(key: string, over: Partial<Extract<LedgerThing, { kind: 'party' }>> = {}): void {
    const empty = { code: key, fullName: null, inn: null, phones: null, email: null, address: null, person: null };
    this.tell({ kind: 'party', key, name: `Клиент ${key}`, marked: false, ...empty, ...over });
  }
  issues(key: string, total: string, over: Partial<LedgerInvoice> = {}): void {
    const rest = { vat: '0.00', payBy: null, draft: false, warehouseKey: null, lines: [] };
    this.tell({ ...nobody, ...rest, kind: 'invoice', key, number: key, at, total, ...over });
  }
  ships(key: string, invoiceKey: string | null, total: string, over: Partial<LedgerShipment> = {}): void {
    this.tell({ ...nobody, kind: 'shipment', key, number: key, at, invoiceKey, total, lines: [], ...over });
  }
  pays(key: string, amount: string, invoiceKey: string | null, over: Partial<LedgerPayment> = {}): void {
    const base = invoiceKey === null ? null : { kind: 'invoice' as const, key: invoiceKey };
    this.tell({
      ...nobody,
      kind: 'payment',
      key,
      number: key,
      at,
      means: 'bank',
      direction: 'in',
      amount,
      base,
      ...over,
    });
  }
  owes(partyKey: string, amount: string): void {
    this.tell({ kind: 'debt', key: partyKey, partyKey, contractKey: null, amount });
  }
  deletes(kind: LedgerThing['kind'], key: string): void {
    this.tell({ kind, key, gone: true });
  }

  async pulse(): Promise<string> {
    this.fail();
    return String(this.#changes);
  }
  async *changes(_how: 'recent' | 'all', signal?: AbortSignal): AsyncGenerator<LedgerPage> {
    this.fail();
    await this.onRead();
    const open = [...this.#things.entries()].filter(
      ([id, { fact, change }]) => this.#kept.get(id) !== change && !('gone' in fact && !this.#kept.has(id)),
    );
    open.sort(([, a], [, b]) => ledgerKinds.indexOf(a.fact.kind) - ledgerKinds.indexOf(b.fact.kind));
    for (let from = 0; from < open.length; from += this.pageSize) {
      signal?.throwIfAborted();
      if (this.breaksOff && from > 0) throw this.breaksOff;
      const part = open.slice(from, from + this.pageSize);
      yield {
        facts: part.map(([, { fact }]) => fact),
        readAt: at,
        keep: async () => {
          const kept = (): void => part.forEach(([id, { change }]) => void this.#kept.set(id, change));
          if (this.work) this.work.afterCommit(kept);
          else kept();
        },
      };
    }
    if (this.breaksOff) throw this.breaksOff;
    const { unread } = this;
    if (unread.length) yield { facts: [], unread, readAt: at, keep: async () => void (this.unread = []) };
  }
  async again(
    documents: readonly { readonly kind: LedgerDocumentKind; readonly key: string }[],
  ): Promise<(LedgerInvoice | LedgerShipment | LedgerPayment)[]> {
    this.fail();
    const facts = documents.flatMap(({ kind, key }) => this.#things.get(`${kind} ${key}`)?.fact ?? []);
    return facts.filter((f): f is LedgerInvoice | LedgerShipment | LedgerPayment => !('gone' in f));
  }
  override async otherBase(): Promise<OtherBase | null> {
    return this.keptBase === null ? null : { kept: this.keptBase, stranger: this.stranger };
  }
  override async forget(): Promise<void> {
    this.#kept.clear();
    this.keptBase = null;
  }

  private fail(): void {
    if (this.keptBase !== null) throw new LedgerBaseOther(this.keptBase, 'this one');
    const { fails } = this;
    this.fails = null;
    if (fails) throw fails;
  }
}
