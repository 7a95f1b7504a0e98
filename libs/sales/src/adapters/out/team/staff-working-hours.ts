import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { WORKS } from '@prorab/platform/marks';
import { Staff, branchNamed } from '@prorab/team/contract';
import { WorkingHours } from '../../../application/ports/working-hours.port.js';
import { SalesRules } from '../../../application/sales-rules.js';
import type { WorkingTime } from '../../../domain/working-time.js';
import { calendarOfBranchOrMain } from './main-branch.js';

/** No calendar is known: all time counts, so no deadline is ever missed in silence. */
const roundTheClock: WorkingTime = {
  isOpenAt: () => true,
  workingMinutesBetween: (from, to) => (to.getTime() - from.getTime()) / 60_000,
  addWorkingMinutes: (from, minutes) => new Date(from.getTime() + minutes * 60_000),
};

/** The calendar of the branch; without one, or when the branch is gone, that of the company's main branch. */
@Injectable()
export class StaffWorkingHours extends WorkingHours implements OnModuleInit {
  /** @param works the command line opens without this check: it is where a wrong name is put right */
  constructor(
    private readonly staff: Staff,
    private readonly rules: SalesRules,
    @Optional() @Inject(WORKS) private readonly works: boolean = true,
  ) {
    super();
  }

  /** Refuses to start when the main branch is named and unknown; before the first branch is open there is nothing to compare. */
  async onModuleInit(): Promise<void> {
    const { mainBranch } = this.rules;
    if (!this.works || mainBranch === null) return;
    const branches = await this.staff.branches();
    if (branches.length > 0) branchNamed(branches, mainBranch, 'sales.mainBranch');
  }

  async of(branchId: string | null): Promise<WorkingTime> {
    return (await calendarOfBranchOrMain(this.staff, branchId, this.rules.mainBranch)) ?? roundTheClock;
  }
}
