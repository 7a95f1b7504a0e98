import { DomainError, WorkingCalendar } from '@prorab/kernel';
import { type Presence, Staff, type StaffBranch, type StaffMember } from '@prorab/team/contract';
import { anna, boris } from '../../../application/a-sales-world.builder.js';
import { type Given, describeColleagues } from '../../../application/ports/colleagues.contract.js';
import { describeBranchCalendars } from '../../../application/ports/invoice-care/branch-calendars.contract.js';
import { describeWorkingHours } from '../../../application/ports/working-hours.contract.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { StaffBranchCalendars } from './staff-branch-calendars.js';
import type { Branch } from '../../../application/ports/branches.port.js';
import { describeBranches } from '../../../application/ports/branches.contract.js';
import { StaffBranches } from './staff-branches.js';
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
const cities: Record<string, string> = { spb: 'Санкт-Петербург', orel: 'Орёл' };
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
  async branches(): Promise<StaffBranch[]> {
    return ['spb', 'orel'].map((id) => ({
      id,
      name: id,
      city: cities[id] ?? '',
      zone: 'Europe/Moscow',
      areaCode: null,
    }));
  }
  async workingCalendarOf(branchId: string): Promise<WorkingCalendar> {
    if (branchId === 'orel') return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { sun: '09:00-18:00' } });
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
  it('finds the main branch by name or city, whatever its case and its ё', async () => {
    const sunday = new Date('2025-06-01T07:00:00Z');
    const openOnSunday = async (mainBranch: string | null, branchId: string | null = null) =>
      (await new StaffWorkingHours(new SomeStaff(), new SalesRules({ mainBranch })).of(branchId)).isOpenAt(sunday);
    expect([await openOnSunday('ОРЕЛ'), await openOnSunday('orel', 'gone')]).toEqual([true, true]);
    expect([await openOnSunday('санкт-петербург'), await openOnSunday('orel', 'spb')]).toEqual([false, false]);
    // Renamed meanwhile: the first branch that has people.
    expect(await openOnSunday('Казань')).toBe(false);
  });
  it('refuses to start with a main branch that nobody knows, once there is any branch', async () => {
    const start = (mainBranch: string | null, staff: Staff = new SomeStaff(), works = true) =>
      new StaffWorkingHours(staff, new SalesRules({ mainBranch }), works).onModuleInit();
    await expect(start('Казань')).rejects.toMatchObject({
      code: 'team.branch-unknown',
      message: expect.stringMatching(/^sales\.mainBranch: «Казань».*spb \(Санкт-Петербург\), orel \(Орёл\)$/) as string,
    });
    const empty = new SomeStaff();
    empty.branches = async () => [];
    await Promise.all([start('Орел'), start(null), start('Казань', empty), start('Казань', new SomeStaff(), false)]);
  });
});

class StaffOf extends SomeStaff {
  constructor(private readonly people: readonly Given[]) {
    super();
  }
  override async list(): Promise<StaffMember[]> {
    return this.people.map(({ id, name, active }) => ({ ...member(id, active), name }));
  }
  override async presenceAt(): Promise<Presence[]> {
    return this.people
      .filter((p) => p.active)
      .map(({ id, atWork = false, absentUntil, deputyId = null }) => {
        const until = absentUntil?.toISOString() ?? null;
        return { employeeId: id, atWork, absentUntil: until, nextWorkAt: until, deputyId };
      });
  }
}
describeColleagues('team', async (given) => new StaffColleagues(new StaffOf(given)));
class StaffIn extends SomeStaff {
  constructor(
    private readonly places: readonly Branch[],
    private readonly people: Readonly<Record<string, string>>,
  ) {
    super();
  }
  override async list(): Promise<StaffMember[]> {
    return Object.entries(this.people).map(([id, branchId]) => ({ ...member(id, false), branchId }));
  }
  override async branches(): Promise<StaffBranch[]> {
    return this.places.map((place) => ({ ...place, name: place.id, areaCode: null }));
  }
}
describeBranches('team', async (given, people = {}) => {
  const [main = null] = given.map(({ id }) => id);
  return new StaffBranches(new StaffIn(given, people), new SalesRules({ mainBranch: main }));
});
describeWorkingHours('team', async () => ({
  hours: new StaffWorkingHours(new SomeStaff(), new SalesRules()),
  known: 'spb',
}));
describeBranchCalendars('team', async () => new StaffBranchCalendars(new SomeStaff(), new SalesRules()));
