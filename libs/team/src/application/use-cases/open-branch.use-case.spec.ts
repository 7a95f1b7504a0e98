import { aBranch } from '../../domain/an-employee.builder.js';
import { aTeam } from './a-team.builder.js';

describe('OpenBranch', () => {
  it('opens a branch that has a calendar of its own', async () => {
    const team = aTeam();
    const { branchId } = await team.openBranch.execute({
      ...aBranch().state,
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
});
