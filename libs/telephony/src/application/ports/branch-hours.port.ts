import type { WorkingCalendar } from '@prorab/kernel';

/** When the branches work. */
export abstract class BranchHours {
  /** null: no branch, or one that is not there any more. */
  abstract of(branchId: string | null): Promise<WorkingCalendar | null>;
}
