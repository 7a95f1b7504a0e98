import { DomainError, WorkingCalendar } from '@prorab/kernel';
import { type Presence, Staff, type StaffMember } from '@prorab/team/contract';
import { anna, boris } from '../../../application/a-sales-world.builder.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { StaffColleagues } from './staff-colleagues.js';
import { StaffWorkingHours } from './staff-working-hours.js';

const member = (id: string, active: boolean): StaffMember => ({
  id,
  name: 'Анна',
  role: 'manager',
  branchId: 'spb',
  emails: ['anna@prorab.ru'],
  extension: null,
  capacity: 7,
  deputyId: null,
  active,
});
class SomeStaff extends Staff {
  async list(): Promise<StaffMember[]> {
    return [member(anna, true), member(boris, false)];
  }
  async byId(): Promise<null> {
    return null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(): Promise<Presence[]> {
    const until = '2025-07-15T06:00:00.000Z';
    return [{ employeeId: anna, atWork: false, absentUntil: until, nextWorkAt: until, deputyId: boris }];
  }
  async workingCalendarOf(branchId: string): Promise<WorkingCalendar> {
    if (branchId !== 'spb') throw new DomainError('missing', 'team.branch-missing', 'no such branch');
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
  }
}

describe('what team tells', () => {
  it('becomes colleagues with their presence, without the dismissed', async () => {
    const people = await new StaffColleagues(new SomeStaff()).at(new Date());
    expect(people).toEqual([
      expect.objectContaining({
        employeeId: anna,
        atWork: false,
        deputyId: boris,
        capacity: 7,
        absentUntil: new Date('2025-07-15T06:00:00.000Z'),
      }),
    ]);
  });
  it('counts by the main branch when the branch is not known', async () => {
    const hours = await new StaffWorkingHours(new SomeStaff(), new SalesRules()).of('gone');
    expect(hours.isOpenAt(new Date('2025-06-02T07:00:00Z'))).toBe(true);
    expect(hours.isOpenAt(new Date('2025-06-01T07:00:00Z'))).toBe(false);
  });
});
