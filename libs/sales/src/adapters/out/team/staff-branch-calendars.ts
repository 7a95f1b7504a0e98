import { Injectable } from '@nestjs/common';
import { WorkingCalendar } from '@prorab/kernel';
import { Staff } from '@prorab/team/contract';
import { BranchCalendars } from '../../../application/ports/invoice-care/branch-calendars.port.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { calendarOfBranchOrMain } from './main-branch.js';

const day = '09:00-18:00';
/** No branch is open yet. */
const usual = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
});

/** The calendar of the branch; without one, or when the branch is gone, that of the main branch, else of the first that has people. */
@Injectable()
export class StaffBranchCalendars extends BranchCalendars {
  constructor(
    private readonly staff: Staff,
    private readonly rules: SalesRules,
  ) {
    super();
  }

  async of(branchId: string | null): Promise<WorkingCalendar> {
    return (await calendarOfBranchOrMain(this.staff, branchId, this.rules.mainBranch)) ?? usual;
  }
}
