import { Injectable } from '@nestjs/common';
import { DomainError, WorkingCalendar } from '@prorab/kernel';
import { BranchUnknown, Staff, branchNamed } from '@prorab/team/contract';
import { BranchCalendars } from '../../../application/ports/invoice-care/branch-calendars.port.js';
import { SalesRules } from '../../../application/sales-rules.js';

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
    return (await this.#calendarOf(branchId)) ?? (await this.#calendarOf(await this.#mainBranchId())) ?? usual;
  }

  async #calendarOf(branchId: string | null): Promise<WorkingCalendar | null> {
    if (branchId === null) return null;
    try {
      return await this.staff.workingCalendarOf(branchId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'missing') return null;
      throw error;
    }
  }
  async #mainBranchId(): Promise<string | null> {
    const { mainBranch } = this.rules;
    try {
      if (mainBranch !== null) return branchNamed(await this.staff.branches(), mainBranch, 'sales.mainBranch').id;
    } catch (error) {
      // Renamed while we work, or none is open yet: the first that has people.
      if (!(error instanceof BranchUnknown)) throw error;
    }
    return (await this.staff.list()).find((member) => member.active)?.branchId ?? null;
  }
}
