import { newId } from '@prorab/kernel';
import { EmployeeHired } from '../../contract/employee-hired.event.js';
import { aTeam, GOOD_PASSWORD } from './a-team.builder.js';

describe('HireEmployee', () => {
  it('makes an employee who can log in, must choose an own password, and is announced', async () => {
    const team = aTeam();
    const id = await team.hire({
      name: ' Анна  Петрова ',
      emails: ['Anna@A.ru', 'anna@a.ru', 'почта@пример.рф'],
      extension: '305',
      mustChangePassword: true,
    });
    expect((await team.staff.byEmail('ANNA@a.ru'))?.id).toBe(id);
    expect(team.outbox.of(EmployeeHired)).toMatchObject([
      {
        employeeId: id,
        name: 'Анна Петрова',
        role: 'manager',
        emails: ['anna@a.ru', 'почта@xn--e1afmkfd.xn--p1ai'],
        extension: '305',
        hiredAt: '2026-11-23T09:00:00.000Z',
      },
    ]);
    expect(await team.enter('anna@a.ru')).toMatchObject({ employeeId: id, mustChangePassword: true });
    expect(JSON.stringify([team.audit.entries, team.outbox.events])).not.toContain(GOOD_PASSWORD);
    expect(team.audit.entries[0]).toMatchObject({ action: 'team.employee-hired', subject: `employee:${id}` });
  });
  it.each([
    ['a branch that is not there', { branchId: newId() }, 'team.branch-missing'],
    ['a name of nothing', { name: '  ' }, 'team.employee-invalid'],
    ['a role of his own', { role: 'king' as 'head' }, 'team.employee-invalid'],
    ['an address that is none', { emails: ['anna@'] }, 'team.employee-invalid'],
    ['neither login nor address', { emails: [] }, 'team.employee-invalid'],
    ['a capacity below nothing', { capacity: -1 }, 'team.employee-invalid'],
    ['a capacity that is no number', { capacity: NaN }, 'team.employee-invalid'],
    ['hours that nobody can read', { hours: { mon: '9-18' } }, 'kernel.hours-invalid'],
    ['a deputy who is nobody', { deputyId: newId() }, 'team.deputy-invalid'],
    ['a short password', { password: 'short' }, 'team.password-refused'],
  ])('refuses %s and leaves nothing behind', async (_, special, code) => {
    const team = aTeam();
    await expect(team.hire(special)).rejects.toMatchObject({ code });
    expect([team.employees.rows.size, team.accounts.rows.size, team.outbox.events.length]).toEqual([0, 0, 0]);
  });
  it('gives nobody the address, extension or login of another', async () => {
    const team = aTeam();
    await team.hire({ emails: ['anna@a.ru'], extension: '305', login: 'anna' });
    await expect(team.hire({ emails: ['ANNA@a.ru'], login: 'x1' })).rejects.toMatchObject({ code: 'team.email-taken' });
    await expect(team.hire({ extension: '305' })).rejects.toMatchObject({ code: 'team.extension-taken' });
    await expect(team.hire({ login: 'Anna' })).rejects.toMatchObject({ code: 'team.login-taken' });
  });
  it('passes the address of one who is gone on to the successor', async () => {
    const team = aTeam();
    const old = await team.hire({ emails: ['sales@a.ru', 'own@a.ru'] });
    await team.dismissEmployee.execute({ employeeId: old });
    const successor = await team.hire({ emails: ['sales@a.ru'], login: 'new' });
    expect((await team.staff.byEmail('sales@a.ru'))?.id).toBe(successor);
    expect(await team.staff.byId(old)).toMatchObject({ emails: ['own@a.ru'], active: false });
  });
});
