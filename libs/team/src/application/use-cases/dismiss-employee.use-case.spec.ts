import { EmployeeDismissed } from '../../contract/employee-dismissed.event.js';
import { aTeam } from './a-team.builder.js';

describe('DismissEmployee', () => {
  it('ends the sessions, shuts the door, and tells', async () => {
    const team = aTeam();
    const deputyId = await team.hire();
    const id = await team.hire({ login: 'anna', deputyId });
    const { token } = await team.enter('anna');
    await team.dismissEmployee.execute({ employeeId: id });
    await expect(team.recogniseSession.execute({ token, via: 'bearer' })).rejects.toMatchObject({
      code: 'team.session-unknown',
    });
    await expect(team.enter('anna')).rejects.toMatchObject({ code: 'team.login-refused' });
    expect(team.outbox.of(EmployeeDismissed)).toMatchObject([
      { employeeId: id, deputyId, dismissedAt: '2026-11-23T09:00:00.000Z' },
    ]);
    await expect(team.dismissEmployee.execute({ employeeId: id })).rejects.toMatchObject({
      code: 'team.employee-dismissed',
    });
    expect((await team.staff.presenceAt(team.clock.now())).map((p) => p.employeeId)).toEqual([deputyId]);
  });
});
