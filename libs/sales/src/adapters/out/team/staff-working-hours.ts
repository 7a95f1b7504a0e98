import { Injectable } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import { Staff } from '@prorab/team/contract';
import { WorkingHours } from '../../../application/ports/working-hours.port.js';
import { SalesRules } from '../../../application/sales-rules.js';
import type { WorkingTime } from '../../../domain/working-time.js';

/** No calendar is known: all time counts, so no deadline is ever missed in silence. */
const roundTheClock: WorkingTime = {
  isOpenAt: () => true,
  workingMinutesBetween: (from, to) => (to.getTime() - from.getTime()) / 60_000,
  addWorkingMinutes: (from, minutes) => new Date(from.getTime() + minutes * 60_000),
};

/** The calendar of the branch; without one, or when the branch is gone, that of the company's main branch. */
@Injectable()
export class StaffWorkingHours extends WorkingHours {
  constructor(
    private readonly staff: Staff,
    private readonly rules: SalesRules,
  ) {
    super();
  }

  async of(branchId: string | null): Promise<WorkingTime> {
    const main = this.rules.mainBranchId ?? (await this.staff.list()).find((m) => m.active)?.branchId ?? null;
    for (const id of [branchId, main]) {
      if (id === null) continue;
      try {
        return await this.staff.workingCalendarOf(id);
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'missing')) throw error;
      }
    }
    return roundTheClock;
  }
}
