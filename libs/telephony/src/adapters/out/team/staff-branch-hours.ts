import { Injectable } from '@nestjs/common';
import { DomainError, type WorkingCalendar } from '@prorab/kernel';
import { Staff } from '@prorab/team/contract';
import { BranchHours } from '../../../application/ports/branch-hours.port.js';

@Injectable()
export class StaffBranchHours extends BranchHours {
  constructor(private readonly staff: Staff) {
    super();
  }
  async of(branchId: string | null): Promise<WorkingCalendar | null> {
    if (branchId === null) return null;
    try {
      return await this.staff.workingCalendarOf(branchId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'missing') return null;
      throw error;
    }
  }
}
