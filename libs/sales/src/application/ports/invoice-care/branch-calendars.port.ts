import type { WorkingCalendar } from '@prorab/kernel';

/** Days and hours of a branch; null, or one that is gone: those of the company. */
export abstract class BranchCalendars {
  abstract of(branchId: string | null): Promise<WorkingCalendar>;
}
