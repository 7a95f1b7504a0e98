import { GOOD_PASSWORD, aTeam } from './a-team.builder.js';
import type { CompanyOrder } from './load-company.use-case.js';

const branch = {
  key: 'spb',
  name: 'Петербург',
  city: 'Санкт-Петербург',
  zone: 'Europe/Moscow',
  areaCode: '812',
  hours: { mon: '09:00-18:00' },
  exceptions: {},
  keepsHolidays: true,
};
const person = { branch: 'spb', emails: [], extension: null, capacity: 5, deputy: null, hours: null };
const company: CompanyOrder = {
  branches: [branch],
  employees: [
    { ...person, login: 'olga', name: 'Ольга', role: 'manager', deputy: 'ivan' },
    { ...person, login: 'ivan', name: 'Иван', role: 'manager', deputy: 'olga' },
    { ...person, login: 'admin', name: 'Администратор', role: 'administrator' },
  ],
};

describe('LoadCompany', () => {
  it('fills an empty house once; each has a password of his own that must be replaced', async () => {
    const team = aTeam();
    const { loaded, logins } = await team.loadCompany.execute(company);
    expect(loaded).toBe(true);
    expect(new Set(logins.map((l) => l.password)).size).toBe(3);
    for (const { login, password } of logins)
      expect(await team.enter(login, { password })).toMatchObject({ mustChangePassword: true });
    const [olga, ivan] = [await team.accounts.byLogin('olga'), await team.accounts.byLogin('ivan')];
    expect((await team.staff.byId(olga?.employeeId ?? ''))?.deputyId).toBe(ivan?.employeeId);
    expect((await team.staff.byId(ivan?.employeeId ?? ''))?.deputyId).toBe(olga?.employeeId);
    expect(await team.loadCompany.execute(company)).toEqual({ loaded: false, logins: [] });
    expect(await team.staff.list()).toHaveLength(3);
    expect(JSON.stringify(team.audit.entries)).not.toContain(logins[0]?.password);
  });
  it('takes the demonstration password for good, since everybody knows it anyway', async () => {
    const team = aTeam();
    await team.loadCompany.execute({ ...company, demoPassword: GOOD_PASSWORD });
    expect(await team.enter('admin')).toMatchObject({ mustChangePassword: false, role: 'administrator' });
  });
  it('leaves alone a house in which anybody works or worked', async () => {
    const team = aTeam();
    await team.dismissEmployee.execute({ employeeId: await team.hire() });
    expect((await team.loadCompany.execute(company)).loaded).toBe(false);
    expect(await team.branches.list()).toHaveLength(1);
  });
  it('refuses an employee of a branch that is not there', async () => {
    const wrong = { ...company, branches: [{ ...branch, key: 'pskov' }] };
    await expect(aTeam().loadCompany.execute(wrong)).rejects.toMatchObject({ code: 'team.branch-missing' });
  });
});
