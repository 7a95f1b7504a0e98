import type { WorkingCalendar } from '@prorab/kernel';
import { BranchHours } from './branch-hours.port.js';
import { InquiriesOfCalls } from './inquiries-of-calls.port.js';

export class FakeInquiriesOfCalls extends InquiriesOfCalls {
  /** Call to inquiry. */
  readonly inquiryOf = new Map<string, string>();
  async among(callIds: readonly string[], inquiryId: string): Promise<ReadonlySet<string>> {
    return new Set(callIds.filter((id) => this.inquiryOf.get(id) === inquiryId));
  }
}
export class FakeBranchHours extends BranchHours {
  readonly calendars = new Map<string, WorkingCalendar>();
  async of(branchId: string | null): Promise<WorkingCalendar | null> {
    return branchId === null ? null : (this.calendars.get(branchId) ?? null);
  }
}
