import { Clock, DomainError, Money, dayName, dayNumber } from '@prorab/kernel';
import { ChangeFeed, Locks, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InvoiceForgotten, OldInvoicesSetAside } from '../../../contract/index.js';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { CareEvaluation, type Evaluation, isAwaited } from '../../invoice-care/care-evaluation.js';
import { type AwaitedInvoice, AwaitedInvoices } from '../../ports/invoice-care/awaited-invoices.port.js';
import { InvoiceCareBook } from '../../ports/invoice-care/invoice-care-book.port.js';
import { type CareStart, WatchList, type WatchedInvoice } from '../../ports/invoice-care/watch-list.port.js';
import { SalesRules } from '../../sales-rules.js';
import { Ledger, type LedgerInvoice } from '../../ports/ledger.port.js';
import { WatchLedger } from '../ledger/watch-ledger.use-case.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const PAGE = 500;
/** Told of in one round at most; the rest in the next. */
const AT_ONCE = 500;
/** The books are asked again for so many at once. */
const AGAIN = 100;

/**
 * Goes round the invoices whose payment is awaited: how each stands, and of which its manager or the head has to hear. Before anybody is told,
 * what has changed in the books is brought over, so that a payment of this minute counts, and the books are asked once more; nobody is told
 * anything while they are not read.
 */
@UseCase()
export class WatchInvoices {
  constructor(
    private readonly invoices: AwaitedInvoices,
    private readonly book: InvoiceCareBook,
    private readonly watch: WatchList,
    private readonly ledger: Ledger,
    private readonly books: WatchLedger,
    private readonly evaluation: CareEvaluation,
    private readonly changes: CareChanges,
    private readonly rules: CareRules,
    private readonly salesRules: SalesRules,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Broken off by the signal it fails, and is done anew: a round that is cut short must not drop what it has not seen. */
  async execute({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<{ told: number }> {
    const age = await this.invoices.age();
    // Before all was read once, an invoice may only look unpaid.
    if (!age?.complete) return { told: 0 };
    // The ledger itself tells that it is late.
    if (this.clock.now().getTime() - age.asOf.getTime() > this.salesRules.ledgerLagLimitMinutes * MINUTE)
      return { told: 0 };
    const start = (await this.watch.start()) ?? { startedAt: this.clock.now() };
    const due = await this.#round(this.#since(start), signal);
    await this.#looked(start);
    const broughtUp = due.length > 0 && (await this.#broughtUp(signal));
    signal?.throwIfAborted();
    if (!broughtUp) return { told: 0 };
    let told = 0;
    for (let at = 0; at < due.length; at += AGAIN) {
      signal?.throwIfAborted();
      const part = due.slice(at, at + AGAIN);
      const read = await this.#readAgain(part);
      if (!read) break;
      told += await this.#tell(part, read);
    }
    return { told };
  }

  /** The first day begins with a window: what is older is one line. */
  #since({ startedAt }: CareStart): Date {
    const { firstDays, watchDays } = this.rules;
    return new Date(Math.max(startedAt.getTime() - firstDays * DAY, this.clock.now().getTime() - watchDays * DAY));
  }

  /** Kept when the first round is over: until then nobody is told that nothing is forgotten. */
  #looked(start: CareStart): Promise<void> {
    return this.work.run(async () => {
      await this.locks.hold('sales.invoice-care');
      if (await this.watch.start()) return;
      await this.watch.saveStart(start);
      const before = this.#since(start);
      const { count, owed } = await this.invoices.olderThan(before);
      const at = this.clock.now().toISOString();
      const told = { count, owed: Money.ofKopecks(owed).toString(), before: before.toISOString(), at };
      if (count > 0) this.outbox.add(OldInvoicesSetAside.of(told));
      this.feed.append({ stream: 'invoices', kind: 'forgotten-counted', subject: 'forgotten', payload: { at } });
    });
  }

  /** @returns keys of those that have to be told of, the dearest first */
  async #round(since: Date, signal: AbortSignal | undefined): Promise<string[]> {
    const evaluation = await this.evaluation.begin();
    let due: WatchedInvoice[] = [];
    const seen = new Set<string>();
    const take = async (some: readonly AwaitedInvoice[]): Promise<void> => {
      signal?.throwIfAborted();
      const fresh = some.filter((one) => isAwaited(one) && !seen.has(one.key));
      for (const { key } of fresh) seen.add(key);
      due.push(...(await this.#look(fresh, evaluation)));
      due = due.sort((a, b) => b.weight - a.weight).slice(0, AT_ONCE);
    };
    for await (const page of this.invoices.pages({ since, limit: PAGE })) await take(page);
    const day = dayName(dayNumber(this.clock.now().toISOString().slice(0, 10)) - this.rules.watchDays);
    for await (const promised of pagesOf((asked) => this.book.promisedSince(day, asked)))
      await take(await this.invoices.byKeys(promised.filter((key) => !seen.has(key))));
    await this.#dropAllBut(seen);
    return due.map((w) => w.invoiceKey);
  }

  async #look(some: readonly AwaitedInvoice[], evaluation: Evaluation): Promise<WatchedInvoice[]> {
    const keys = some.map((one) => one.key);
    return this.work.run(async () => {
      const cares = await this.book.of(keys);
      const known = await this.watch.of(keys);
      const due: WatchedInvoice[] = [];
      const changed: WatchedInvoice[] = [];
      for (const invoice of some) {
        const care = cares.get(invoice.key);
        if (!care) continue;
        const { watched, due: rung } = await evaluation.of(invoice, care.state);
        const before = known.get(invoice.key);
        if (JSON.stringify(before) !== JSON.stringify(watched)) changed.push(watched);
        if (before?.told && (!watched.told || before.whoseId !== watched.whoseId)) this.changes.tellOf(invoice.key);
        if (rung) due.push(watched);
      }
      await this.watch.keep(...changed);
      return due;
    });
  }

  async #dropAllBut(seen: ReadonlySet<string>): Promise<void> {
    for await (const keys of pagesOf((asked) => this.watch.keys(asked))) {
      const over = keys.filter((key) => !seen.has(key));
      if (over.length === 0) continue;
      await this.work.run(async () => {
        const known = await this.watch.of(over);
        await this.watch.drop(over);
        for (const { invoiceKey, told } of known.values()) if (told) this.changes.tellOf(invoiceKey);
      });
    }
  }

  /** Where it was not, the next round tells. */
  async #broughtUp(signal: AbortSignal | undefined): Promise<boolean> {
    return (await this.books.execute({ afresh: true, ...(signal ? { signal } : {}) })) === 'read';
  }
  /** Outside of any unit of work. null: the books do not answer, so nobody is told anything now. */
  async #readAgain(keys: readonly string[]): Promise<Map<string, LedgerInvoice> | null> {
    try {
      const facts = await this.ledger.again(keys.map((key) => ({ kind: 'invoice', key })));
      return new Map(facts.flatMap((fact) => (fact.kind === 'invoice' ? [[fact.key, fact] as const] : [])));
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** Looked at once more under the lock: another instance may have told it, a payment may have come. */
  #tell(keys: readonly string[], read: ReadonlyMap<string, LedgerInvoice>): Promise<number> {
    return this.work.run(async () => {
      await this.locks.hold('sales.invoice-care');
      const cares = await this.book.takeForChange(keys);
      const evaluation = await this.evaluation.begin();
      const now = this.clock.now();
      const told = [];
      for (const invoice of await this.invoices.byKeys(keys)) {
        const care = cares.get(invoice.key);
        if (!care || !isAwaited(invoice) || !saysTheSame(invoice, read.get(invoice.key))) continue;
        const { due, watched } = await evaluation.of(invoice, care.state);
        if (!due) continue;
        care.tell(due, now);
        told.push({ care, watched: { ...watched, told: { ...due, at: now } } });
        const { key: invoiceKey, number } = invoice;
        const event = { invoiceKey, number, ...due, ownerId: watched.whoseId, at: now.toISOString() };
        this.outbox.add(InvoiceForgotten.of(event));
      }
      await this.book.store(...told.map((t) => t.care));
      await this.watch.keep(...told.map((t) => t.watched));
      return told.length;
    });
  }
}

/** Page by page in the order of the keys, to the end. */
async function* pagesOf(
  ask: (asked: { after: string | null; limit: number }) => Promise<string[]>,
): AsyncGenerator<string[]> {
  for (let page = await ask({ after: null, limit: PAGE }); page.length > 0;) {
    yield page;
    page = await ask({ after: page.at(-1) ?? null, limit: PAGE });
  }
}

/** The books still have it, posted and over the same sum; else the mirror is behind, and follows first. */
const saysTheSame = ({ total }: AwaitedInvoice, fact: LedgerInvoice | undefined): boolean =>
  fact !== undefined && fact.posted && !fact.marked && !fact.draft && Money.of(fact.total).kopecks === BigInt(total);
