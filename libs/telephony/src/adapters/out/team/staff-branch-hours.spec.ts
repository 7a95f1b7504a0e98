import { DomainError, type WorkingCalendar } from '@prorab/kernel';
import { SomePeople } from '../../../../../../test/houses/some-people.js';
import { branchHoursContract } from '../../../application/ports/missed-neighbours.contract.js';
import { StaffBranchHours } from './staff-branch-hours.js';

class SomeBranches extends SomePeople {
  constructor(private readonly calendars: ReadonlyMap<string, WorkingCalendar>) {
    super();
  }
  protected isAtWork(): boolean {
    return true;
  }
  override async workingCalendarOf(branchId = ''): Promise<WorkingCalendar> {
    const calendar = this.calendars.get(branchId);
    if (calendar) return calendar;
    throw new DomainError('missing', 'team.branch-missing', 'There is no such branch');
  }
}
branchHoursContract('of team', (calendars) => new StaffBranchHours(new SomeBranches(calendars)));
