import { newId } from '@prorab/kernel';
import { aTeam } from './a-team.builder.js';

describe('ChangeBranch', () => {
  it('makes the calendar a new one, and the old one is shared until then', async () => {
    const team = aTeam();
    const before = await team.staff.workingCalendarOf(team.branch.id);
    expect(await team.staff.workingCalendarOf(team.branch.id)).toBe(before);
    await team.changeBranch.execute({ branchId: team.branch.id, change: { exceptions: { '2026-11-23': '' } } });
    const after = await team.staff.workingCalendarOf(team.branch.id);
    expect([before.isOpenAt(team.clock.now()), after.isOpenAt(team.clock.now())]).toEqual([true, false]);
  });
  it('refuses a branch that is not there and a change that cannot be', async () => {
    const team = aTeam();
    await expect(team.changeBranch.execute({ branchId: newId(), change: {} })).rejects.toMatchObject({
      code: 'team.branch-missing',
    });
    await expect(team.changeBranch.execute({ branchId: team.branch.id, change: { zone: 'x' } })).rejects.toMatchObject({
      code: 'kernel.zone-unknown',
    });
    await expect(team.staff.workingCalendarOf(newId())).rejects.toMatchObject({ code: 'team.branch-missing' });
  });
});
