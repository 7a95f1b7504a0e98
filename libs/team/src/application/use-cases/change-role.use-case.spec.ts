import { EmployeeChanged } from '../../contract/employee-changed.event.js';
import { aTeam } from './a-team.builder.js';

describe('ChangeRole', () => {
  it('is written in the audit log and holds for sessions that are open', async () => {
    const team = aTeam();
    const id = await team.hire({ login: 'anna' });
    const { token } = await team.enter('anna');
    await team.changeRole.execute({ employeeId: id, role: 'accountant' });
    expect(team.audit.entries.at(-1)).toEqual({
      action: 'team.role-changed',
      subject: `employee:${id}`,
      before: { role: 'manager' },
      after: { role: 'accountant' },
    });
    expect(team.outbox.of(EmployeeChanged)).toMatchObject([{ changed: ['role'], role: 'accountant' }]);
    expect((await team.recogniseSession.execute({ token, via: 'bearer' })).role).toBe('accountant');
  });
  it('leaves one administrator at least', async () => {
    const team = aTeam();
    const [first, second] = [await team.hire({ role: 'administrator' }), await team.hire({ role: 'administrator' })];
    await team.changeRole.execute({ employeeId: first, role: 'manager' });
    await expect(team.changeRole.execute({ employeeId: second, role: 'manager' })).rejects.toMatchObject({
      code: 'team.last-administrator',
    });
    await expect(team.dismissEmployee.execute({ employeeId: second })).rejects.toMatchObject({
      code: 'team.last-administrator',
    });
    await team.changeRole.execute({ employeeId: second, role: 'administrator' });
    expect(team.locks.held.length).toBeGreaterThan(0);
    await expect(team.changeRole.execute({ employeeId: first, role: 'king' as 'head' })).rejects.toMatchObject({
      code: 'team.employee-invalid',
    });
  });
});
