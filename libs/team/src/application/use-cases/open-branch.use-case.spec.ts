import { aBranch } from '../../domain/an-employee.builder.js';
import { aTeam } from './a-team.builder.js';

describe('OpenBranch', () => {
  it('opens a branch that has a calendar of its own', async () => {
    const team = aTeam();
    const { branchId } = await team.openBranch.execute({
      ...aBranch().state,
      name: 'Урал',
      zone: 'Asia/Yekaterinburg',
      city: 'Екатеринбург',
      areaCode: '343',
    });
    const calendar = await team.staff.workingCalendarOf(branchId);
    expect(calendar.nextOpening(new Date('2026-11-23T00:00:00Z'))).toEqual(new Date('2026-11-23T04:00:00Z'));
    expect(team.audit.entries.at(-1)).toMatchObject({ action: 'team.branch-opened' });
  });
  it.each([
    [{ zone: 'Europe/Nowhere' }, 'kernel.zone-unknown'],
    [{ hours: { mon: 'x' } }, 'kernel.hours-invalid'],
    [{ exceptions: { '2026-13-01': '' } }, 'kernel.day-invalid'],
    [{ areaCode: '12' }, 'team.branch-invalid'],
    [{ name: '' }, 'team.branch-invalid'],
  ])('refuses %j', async (special, code) => {
    const team = aTeam();
    await expect(team.openBranch.execute({ ...aBranch().state, ...special })).rejects.toMatchObject({ code });
    expect(team.branches.rows.size).toBe(1);
  });
  it('refuses a name that another branch has, however it is spelt, when it opens and when it changes', async () => {
    const team = aTeam();
    const { name } = team.branch.state;
    const { branchId } = await team.openBranch.execute({ ...aBranch().state, name: 'Королёв' });
    const taken = { code: 'team.branch-name-taken' };
    await expect(
      team.openBranch.execute({ ...aBranch().state, name: ` ${name.toUpperCase()} ` }),
    ).rejects.toMatchObject(taken);
    await expect(team.openBranch.execute({ ...aBranch().state, name: 'королев' })).rejects.toMatchObject(taken);
    await expect(team.changeBranch.execute({ branchId, change: { name } })).rejects.toMatchObject(taken);
    await team.changeBranch.execute({ branchId, change: { name: 'КОРОЛЁВ' } });
    expect(team.branches.rows.get(branchId)?.name).toBe('КОРОЛЁВ');
  });
});
