import { WEEKDAYS, WorkingCalendar } from '@prorab/kernel';
import type { Staff, StaffMember } from '@prorab/team/contract';
import { noticePeopleContract } from '../../../application/ports/notice-people.contract.js';
import { StaffNoticePeople } from './staff-notice-people.js';

noticePeopleContract('staff of team', async (given) => {
  const rest = { name: 'Анна', role: 'manager' as const, emails: [], extension: null, capacity: 5, deputyId: null };
  const staff: Pick<Staff, 'list' | 'presenceAt' | 'workingCalendarOf'> = {
    list: async () => given.map(({ id, active, zone }): StaffMember => ({ ...rest, id, active, branchId: zone })),
    presenceAt: async () =>
      given.map(({ id, absentUntil }) => ({
        ...{ employeeId: id, atWork: true, nextWorkAt: null, deputyId: null },
        absentUntil: absentUntil?.toISOString() ?? null,
      })),
    workingCalendarOf: async (zone) =>
      new WorkingCalendar({ zone, hours: Object.fromEntries(WEEKDAYS.map((day) => [day, given[0]?.hours ?? ''])) }),
  };
  return new StaffNoticePeople(staff as Staff);
});
