import { InquiryChangedMeanwhile, InquiryMissing } from '../../domain/inquiry/inquiry-errors.js';
import { Inquiry } from '../../domain/inquiry/inquiry.js';
import type { HistoryEntry, InquiryRecord } from '../../domain/inquiry/inquiry-record.js';
import { InquiryBook, type WaitingCursor } from './inquiry-book.port.js';

const oldestFirst = (a: InquiryRecord, b: InquiryRecord): number =>
  a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1);
const isAfter = (r: InquiryRecord, c: WaitingCursor | undefined): boolean =>
  !c || r.receivedAt > c.receivedAt || (r.receivedAt.getTime() === c.receivedAt.getTime() && r.id > c.id);

/** Remembers; knows no locks. */
export class FakeInquiryBook extends InquiryBook {
  readonly rows = new Map<string, InquiryRecord>();
  readonly history: HistoryEntry[] = [];
  /** How often it was asked or told something: what a constant number of queries is measured by. */
  calls = 0;

  async takeForChange(id: string): Promise<Inquiry> {
    const row = this.rows.get(id);
    if (!row) throw new InquiryMissing(id);
    return Inquiry.restore(row);
  }
  async takeMany(ids: readonly string[]): Promise<Inquiry[]> {
    return this.where((r) => ids.includes(r.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  async takeByThreads(keys: readonly string[]): Promise<Inquiry[]> {
    return this.where((r) => r.threads.some((t) => keys.includes(t)));
  }
  async takeOpenOfParty(partyId: string, since: Date): Promise<Inquiry[]> {
    return this.where((r) => r.partyId === partyId && r.lastContactAt >= since).filter((i) => i.isOpen);
  }
  async takeOldestWaiting({ limit, after }: { limit: number; after?: WaitingCursor }): Promise<Inquiry[]> {
    return this.where((r) => r.status === 'waiting' && isAfter(r, after)).slice(0, limit);
  }
  async takeHeldBy(employeeId: string): Promise<Inquiry[]> {
    return this.where((r) => r.ownerId === employeeId).filter((i) => i.isOpen);
  }
  async takeUntaken(at: Date, limit: number): Promise<Inquiry[]> {
    return this.where((r) => r.status === 'assigned' && r.takeBy !== null && r.takeBy <= at).slice(0, limit);
  }
  async takeOverdue(at: Date, limit: number): Promise<Inquiry[]> {
    return this.where((r) => r.respondBy !== null && r.respondBy <= at && r.escalatedAt === null)
      .filter((i) => i.isOpen)
      .slice(0, limit);
  }
  async ofParties(partyIds: readonly string[]): Promise<Inquiry[]> {
    const of = this.where((r) => partyIds.includes(r.partyId) && r.status !== 'spam' && r.status !== 'linked');
    return of.sort((a, b) => oldestFirst(b.state, a.state));
  }
  async threadsOf(ids: readonly string[]): Promise<string[]> {
    return this.where((r) => ids.includes(r.id)).flatMap(({ state: { threads, link } }) => [
      ...threads,
      ...(link?.threads ?? []),
    ]);
  }
  async idsOfParty(partyId: string): Promise<string[]> {
    return this.where((r) => r.partyId === partyId).map((i) => i.id);
  }
  async save(...inquiries: Inquiry[]): Promise<void> {
    this.calls++;
    for (const inquiry of inquiries) {
      const { id, number, version } = inquiry.state;
      const stored = this.rows.get(id)?.version ?? 0;
      if (stored !== version) throw new InquiryChangedMeanwhile(number, version, stored);
      this.history.push(...inquiry.news);
      inquiry.stored(version + 1);
      this.rows.set(id, inquiry.state);
    }
  }

  /** For specs: the only one, or the one with the number. */
  only(number?: number): InquiryRecord {
    const found = [...this.rows.values()].filter((r) => number === undefined || r.number === number);
    if (found.length !== 1) throw new Error(`${found.length} inquiries, one was expected`);
    return found[0]!;
  }
  historyOf(id: string): HistoryEntry[] {
    return this.history.filter((h) => h.inquiryId === id);
  }
  private where(fits: (r: InquiryRecord) => boolean): Inquiry[] {
    this.calls++;
    return [...this.rows.values()].filter(fits).sort(oldestFirst).map(Inquiry.restore);
  }
}
