import { Staff } from '../../contract/staff.js';
import { EMPLOYEE_ROLES } from '../../contract/employee-role.js';
import { ROLES } from '../../domain/role.js';
import { aTeam } from '../use-cases/a-team.builder.js';

const moscow = (text: string): Date => new Date(`2026-11-${text}:00+03:00`);

describe('Staff', () => {
  it('is the contract, and knows the same roles as the domain', () => {
    expect(aTeam().staff).toBeInstanceOf(Staff);
    expect(EMPLOYEE_ROLES).toEqual(ROLES);
  });
  it('lists everybody by name', async () => {
    const team = aTeam();
    const [b, a] = [
      await team.hire({ name: 'Борис', extension: '12', capacity: 2.5 }),
      await team.hire({ name: 'Анна' }),
    ];
    await team.dismissEmployee.execute({ employeeId: b });
    expect(await team.staff.list()).toEqual([
      {
        id: a,
        name: 'Анна',
        role: 'manager',
        branchId: team.branch.id,
        emails: ['e2@a.ru'],
        extension: null,
        capacity: 10,
        deputyId: null,
        active: true,
      },
      {
        id: b,
        name: 'Борис',
        role: 'manager',
        branchId: team.branch.id,
        emails: ['e1@a.ru'],
        extension: '12',
        capacity: 2.5,
        deputyId: null,
        active: false,
      },
    ]);
    expect([await team.staff.byEmail('garbage'), await team.staff.byId('x')]).toEqual([null, null]);
  });
  it('tells the branches by name', async () => {
    const team = aTeam();
    const day = { mon: '9:00-18:00' };
    const { branchId } = await team.openBranch.execute({
      ...team.branch.state,
      name: 'Архангельск',
      city: 'Архангельск',
      areaCode: '8182',
      hours: day,
    });
    const { id, name, city, zone, areaCode } = team.branch.state;
    expect(await team.staff.branches()).toEqual([
      { id: branchId, name: 'Архангельск', city: 'Архангельск', zone, areaCode: '8182' },
      { id, name, city, zone, areaCode },
    ]);
  });
  it('knows who is at work, by branch and by own hours', async () => {
    const team = aTeam();
    const plain = await team.hire();
    const late = await team.hire({ hours: { mon: '12:00-21:00', sat: '10:00-14:00' } });
    const at = async (instant: Date) =>
      Object.fromEntries((await team.staff.presenceAt(instant)).map((p) => [p.employeeId, [p.atWork, p.nextWorkAt]]));
    expect(await at(moscow('23T10:00'))).toEqual({
      [plain]: [true, '2026-11-23T07:00:00.000Z'],
      [late]: [false, '2026-11-23T09:00:00.000Z'],
    });
    expect(await at(moscow('23T19:00'))).toEqual({
      [plain]: [false, '2026-11-24T06:00:00.000Z'],
      [late]: [true, '2026-11-23T16:00:00.000Z'],
    });
    expect(await at(moscow('27T19:00'))).toEqual({
      [plain]: [false, '2026-11-30T06:00:00.000Z'],
      [late]: [false, '2026-11-28T07:00:00.000Z'],
    });
  });
  it('knows until when somebody is away, over absences that touch, and who stands in', async () => {
    const team = aTeam();
    const [standing, special] = [await team.hire(), await team.hire()];
    const anna = await team.hire({ deputyId: standing });
    const plan = (from: Date, to: Date, deputyId: string | null) =>
      team.planAbsence.execute({ employeeId: anna, kind: 'vacation', from, to, deputyId });
    await plan(moscow('24T00:00'), moscow('25T00:00'), special);
    await plan(moscow('25T00:00'), moscow('26T12:00'), null);
    const at = async (instant: Date) => (await team.staff.presenceAt(instant)).find((p) => p.employeeId === anna);
    expect(await at(moscow('23T12:00'))).toEqual({
      employeeId: anna,
      atWork: true,
      absentUntil: null,
      nextWorkAt: '2026-11-23T09:00:00.000Z',
      deputyId: standing,
    });
    expect(await at(moscow('24T10:00'))).toEqual({
      employeeId: anna,
      atWork: false,
      absentUntil: '2026-11-26T09:00:00.000Z',
      nextWorkAt: '2026-11-26T09:00:00.000Z',
      deputyId: special,
    });
    expect((await at(moscow('25T10:00')))?.deputyId).toBe(standing);
    team.clock.set(moscow('24T10:00'));
    expect((await team.staff.byId(anna))?.deputyId).toBe(special);
    await team.dismissEmployee.execute({ employeeId: special });
    expect((await team.staff.byId(anna))?.deputyId).toBe(standing);
  });
  it('tells of one what it tells of all', async () => {
    const team = aTeam();
    const [standing, gone] = [await team.hire(), await team.hire()];
    const anna = await team.hire({ deputyId: standing, hours: { mon: '12:00-21:00', wed: '9:00-18:00' } });
    const plan = (from: Date, to: Date, deputyId: string | null) =>
      team.planAbsence.execute({ employeeId: anna, kind: 'vacation', from, to, deputyId });
    await plan(moscow('24T00:00'), moscow('25T00:00'), gone);
    await plan(moscow('25T00:00'), moscow('26T12:00'), standing);
    await team.dismissEmployee.execute({ employeeId: gone });
    for (const instant of ['23T13:00', '24T10:00', '25T10:00', '26T12:00', '27T10:00'].map(moscow)) {
      const all = await team.staff.presenceAt(instant);
      expect(all.map((p) => p.employeeId).sort()).toEqual([standing, anna].sort());
      for (const one of all) expect(await team.staff.presenceOf(one.employeeId, instant)).toEqual(one);
    }
    for (const id of [gone, 'nobody']) expect(await team.staff.presenceOf(id, moscow('24T10:00'))).toBeNull();
    team.clock.set(moscow('24T10:00'));
    for (const one of await team.staff.list()) expect(await team.staff.byId(one.id)).toEqual(one);
  });
  it('gives the calendars of several branches as it gives each, having asked once', async () => {
    const team = aTeam();
    const day = { mon: '9:00-18:00' };
    const { branchId } = await team.openBranch.execute({ ...team.branch.state, name: 'Тверь', hours: day });
    const ids = [team.branch.id, branchId];
    const each = await Promise.all(ids.map((id) => team.staff.workingCalendarOf(id)));
    const together = await team.staff.workingCalendarsOf(new Set(ids));
    expect(ids.map((id) => together.get(id))).toEqual(each);
    expect(together.get(branchId)).toBe(each[1]);
    await expect(team.staff.workingCalendarsOf(new Set([branchId, 'nowhere']))).rejects.toMatchObject({
      code: 'team.branch-missing',
    });
  });
  it('answers for fifty people in a few milliseconds', async () => {
    const team = aTeam();
    for (let i = 0; i < 50; i++) await team.hire();
    await team.staff.presenceAt(team.clock.now());
    const start = performance.now();
    for (let i = 0; i < 100; i++) await team.staff.presenceAt(team.clock.now());
    expect((performance.now() - start) / 100).toBeLessThan(20);
  });
});
