import type { HeldCount } from '../../domain/distribution/load.js';
import type { LoadedStatus } from '../../domain/distribution/policy-document.js';
import { heldStatuses } from '../../domain/inquiry/inquiry-status.js';
import type { FakeInquiryBook } from './fake-inquiry-book.js';
import { LoadBoard, type Workload } from './load-board.port.js';

/** Counts what lies in the fake book. */
export class FakeLoadBoard extends LoadBoard {
  readonly last = new Map<string, Date>();
  constructor(private readonly book: FakeInquiryBook) {
    super();
  }
  async current(): Promise<Workload> {
    const counts = new Map<string, HeldCount>();
    for (const { ownerId, status, channel } of this.book.rows.values()) {
      if (ownerId === null || !heldStatuses.some((s) => s === status)) continue;
      const key = `${ownerId} ${status} ${channel}`;
      const known = counts.get(key) ?? { employeeId: ownerId, status: status as LoadedStatus, channel, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
    return { held: [...counts.values()], lastGivenAt: new Map(this.last) };
  }
  async given(employeeIds: readonly string[], at: Date): Promise<void> {
    for (const id of employeeIds) this.last.set(id, at);
  }
}
