import { newId } from '@prorab/kernel';
import { EmployeeChanged } from '../../contract/employee-changed.event.js';
import { aTeam } from './a-team.builder.js';

describe('ChangeEmployee', () => {
  it('changes what is said, records both sides, and tells what is new', async () => {
    const team = aTeam();
    const [id, deputyId] = [await team.hire(), await team.hire()];
    await team.changeEmployee.execute({
      employeeId: id,
      change: { name: 'Новое Имя', capacity: 3, deputyId, extension: undefined },
    });
    expect(team.outbox.of(EmployeeChanged)).toMatchObject([
      { employeeId: id, changed: ['name', 'capacity', 'deputyId'], name: 'Новое Имя', capacity: 3, deputyId },
    ]);
    expect(team.audit.entries.at(-1)).toMatchObject({
      before: { capacity: 10, deputyId: null },
      after: { capacity: 3, deputyId },
    });
  });
  it('says nothing when nothing changes', async () => {
    const team = aTeam();
    const id = await team.hire({ emails: ['a@a.ru'] });
    const before = team.audit.entries.length;
    await team.changeEmployee.execute({ employeeId: id, change: { emails: ['A@a.ru'], capacity: 10 } });
    expect([team.outbox.of(EmployeeChanged).length, team.audit.entries.length - before]).toEqual([0, 0]);
  });
  it('refuses what cannot be', async () => {
    const team = aTeam();
    const [id, other] = [await team.hire(), await team.hire({ emails: ['other@a.ru'] })];
    const change = (c: object) => team.changeEmployee.execute({ employeeId: id, change: c });
    await expect(change({ branchId: newId() })).rejects.toMatchObject({ code: 'team.branch-missing' });
    await expect(change({ emails: ['other@a.ru'] })).rejects.toMatchObject({ code: 'team.email-taken' });
    await expect(change({ deputyId: id })).rejects.toMatchObject({ code: 'team.employee-invalid' });
    await team.dismissEmployee.execute({ employeeId: other });
    await expect(change({ deputyId: other })).rejects.toMatchObject({ code: 'team.deputy-invalid' });
    await expect(team.changeEmployee.execute({ employeeId: other, change: { name: 'x' } })).rejects.toMatchObject({
      code: 'team.employee-dismissed',
    });
    await expect(team.changeEmployee.execute({ employeeId: newId(), change: { name: 'x' } })).rejects.toMatchObject({
      code: 'team.employee-missing',
    });
  });
});
