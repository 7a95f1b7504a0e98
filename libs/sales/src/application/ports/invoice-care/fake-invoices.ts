import { WorkingCalendar } from '@prorab/kernel';
import type { PastInvoice } from '../../../domain/invoice-care/chance/past-looks.js';
import { type AwaitedInvoice, AwaitedInvoices, type BooksAge } from './awaited-invoices.port.js';
import { BranchCalendars } from './branch-calendars.port.js';
import { ChanceBook, type LearnedChance } from './chance-book.port.js';
import { type MarkedCandidate, PhantomMarks } from './phantom-marks.port.js';
import { type CareStart, WatchList, type WatchedInvoice } from './watch-list.port.js';

const isAwaited = ({ state, phantomOf }: AwaitedInvoice): boolean =>
  (state === 'unpaid' || state === 'partly') && phantomOf === null;
const byDate = (a: { at: Date; key: string }, b: { at: Date; key: string }): number =>
  a.at.getTime() - b.at.getTime() || Number(a.key > b.key) - Number(a.key < b.key);

/** Customers of ours have such ids. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

export class FakeAwaitedInvoices extends AwaitedInvoices {
  readonly all = new Map<string, AwaitedInvoice>();
  books: BooksAge | null = null;

  /** An unpaid invoice over 1,000 roubles, unless said otherwise. */
  issue(key: string, at: Date, over: Partial<AwaitedInvoice> = {}): void {
    this.all.set(key, {
      ...{ key, number: key, at, payBy: null, lastPaidAt: null, lastContactAt: null, partyName: 'Ромашка' },
      ...{ total: 100_000, owed: 100_000, state: 'unpaid', phantomOf: null },
      ...{ employeeId: null, orderedById: null, responsibleId: null },
      ...{ earlier: 0, earlierPaid: 0, contacts: 0, channel: null, place: null },
      ...over,
    });
  }
  change(key: string, over: Partial<AwaitedInvoice>): void {
    const known = this.all.get(key);
    if (known) this.all.set(key, { ...known, ...over });
  }
  async *pages({ since, limit }: { since: Date; limit: number }): AsyncGenerator<AwaitedInvoice[]> {
    for (let last: AwaitedInvoice | null = null; ;) {
      const page: AwaitedInvoice[] = [...this.all.values()]
        .filter((one) => isAwaited(one) && one.at >= since && (last === null || byDate(one, last) > 0))
        .sort(byDate)
        .slice(0, limit);
      if (page.length > 0) yield page;
      last = page.at(-1) ?? null;
      if (!last || page.length < limit) return;
    }
  }
  async byKeys(keys: readonly string[]): Promise<AwaitedInvoice[]> {
    return keys.flatMap((key) => this.all.get(key) ?? []);
  }
  async olderThan(before: Date): Promise<{ count: number; owed: number }> {
    const old = [...this.all.values()].filter((one) => isAwaited(one) && one.at < before);
    return { count: old.length, owed: old.reduce((sum, one) => sum + one.owed, 0) };
  }
  async age(): Promise<BooksAge | null> {
    return this.books;
  }
}

export class FakeWatchList extends WatchList {
  readonly kept = new Map<string, WatchedInvoice>();
  began: CareStart | null = null;
  async of(keys: readonly string[]): Promise<Map<string, WatchedInvoice>> {
    return new Map(
      keys.flatMap((key) => {
        const one = this.kept.get(key);
        return one ? [[key, one] as const] : [];
      }),
    );
  }
  async keep(...watched: readonly WatchedInvoice[]): Promise<void> {
    for (const one of watched) this.kept.set(one.invoiceKey, one);
  }
  async drop(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.kept.delete(key);
  }
  async keys({ after, limit }: { after: string | null; limit: number }): Promise<string[]> {
    return [...this.kept.keys()]
      .filter((key) => key > (after ?? ''))
      .sort()
      .slice(0, limit);
  }
  async start(): Promise<CareStart | null> {
    return this.began;
  }
  async saveStart(start: CareStart): Promise<void> {
    this.began = start;
  }
}

export class FakePhantomMarks extends PhantomMarks {
  readonly all = new Map<string, MarkedCandidate>();
  /** @param invoices who is marked is not awaited there */
  constructor(private readonly invoices: FakeAwaitedInvoices | null = null) {
    super();
  }
  async customers({ whose, since, after, limit }: Parameters<PhantomMarks['customers']>[0]) {
    const of = Map.groupBy(
      [...this.all.values()].filter((one) => one.at >= since && (UUID.test(one.customer) ? 'ours' : 'books') === whose),
      (one) => one.customer,
    );
    return [...of]
      .filter(([key, own]) => key > (after ?? '') && (own.length > 1 || own.some((one) => one.phantomOf !== null)))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([key, own]) => ({ key, invoices: own.length }));
  }
  async ofCustomers({ keys, since }: { keys: readonly string[]; since: Date }): Promise<MarkedCandidate[]> {
    return [...this.all.values()].filter((one) => one.at >= since && keys.includes(one.customer)).sort(byDate);
  }
  async alike(keys: readonly string[], since: Date, limit: number): Promise<MarkedCandidate[] | null> {
    const all = [...this.all.values()];
    const these = all.filter((one) => keys.includes(one.key) || keys.includes(one.phantomOf ?? ''));
    const found = await this.ofCustomers({ keys: [...new Set(these.map((one) => one.customer))], since });
    return found.length > limit ? null : found;
  }
  async keysOf(partyIds: readonly string[], since: Date): Promise<string[]> {
    return [...this.all.values()]
      .filter((one) => one.at >= since && partyIds.includes(one.customer))
      .sort((a, b) => byDate(b, a))
      .map(({ key }) => key);
  }
  async orphans(others?: readonly string[]): Promise<string[]> {
    return [...this.all.values()]
      .filter(({ phantomOf }) => phantomOf !== null && (!others || others.includes(phantomOf)))
      .filter(({ customer, phantomOf }) => this.all.get(phantomOf ?? '')?.customer !== customer)
      .map(({ key }) => key)
      .sort()
      .slice(0, 500);
  }
  async mark(marks: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [key, phantomOf] of marks) {
      const known = this.all.get(key);
      if (known) this.all.set(key, { ...known, phantomOf });
      this.invoices?.change(key, { phantomOf });
    }
  }
}

export class FakeChanceBook extends ChanceBook {
  readonly learned: LearnedChance[] = [];
  invoices: PastInvoice[] = [];
  async latest(): Promise<LearnedChance | null> {
    return this.learned.at(-1) ?? null;
  }
  async keep(learned: LearnedChance): Promise<void> {
    this.learned.push(learned);
  }
  async past({ since, before, limit }: { since?: Date; before?: Date; limit: number }): Promise<PastInvoice[]> {
    return this.invoices
      .filter(({ at }) => (!since || at >= since) && (!before || at < before))
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, limit);
  }
}

const hours = '09:00-18:00';
/** Monday to Friday in Moscow, for every branch. */
export class FakeBranchCalendars extends BranchCalendars {
  calendar = new WorkingCalendar({
    zone: 'Europe/Moscow',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  });
  async of(): Promise<WorkingCalendar> {
    return this.calendar;
  }
}
