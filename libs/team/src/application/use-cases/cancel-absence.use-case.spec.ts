import { newId } from '@prorab/kernel';
import { AbsenceCancelled } from '../../contract/absence-cancelled.event.js';
import { aTeam } from './a-team.builder.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, -3));

describe('CancelAbsence', () => {
  it('takes back one that has not begun, so that its time is free again', async () => {
    const team = aTeam();
    const employeeId = await team.hire();
    const order = { employeeId, kind: 'vacation', from: day(25), to: day(27) } as const;
    const { absenceId } = await team.planAbsence.execute(order);
    await team.cancelAbsence.execute({ employeeId, absenceId });
    expect(team.outbox.of(AbsenceCancelled)).toMatchObject([{ absenceId, backAt: day(25).toISOString() }]);
    await team.planAbsence.execute(order);
    await expect(team.cancelAbsence.execute({ employeeId, absenceId })).rejects.toMatchObject({
      code: 'team.absence-over',
    });
  });
  it('ends one that lasts', async () => {
    const team = aTeam();
    const employeeId = await team.hire();
    const { absenceId } = await team.planAbsence.execute({ employeeId, kind: 'sick', from: day(20), to: day(27) });
    expect((await team.staff.presenceAt(team.clock.now()))[0]).toMatchObject({
      atWork: false,
      absentUntil: day(27).toISOString(),
    });
    await team.cancelAbsence.execute({ employeeId, absenceId });
    expect((await team.staff.presenceAt(team.clock.now()))[0]).toMatchObject({ atWork: true, absentUntil: null });
    expect(team.outbox.of(AbsenceCancelled)[0]?.backAt).toBe('2026-11-23T09:00:00.000Z');
  });
  it('does not rewrite the past', async () => {
    const team = aTeam();
    const employeeId = await team.hire();
    const { absenceId } = await team.planAbsence.execute({ employeeId, kind: 'sick', from: day(1), to: day(2) });
    await expect(team.cancelAbsence.execute({ employeeId, absenceId })).rejects.toMatchObject({
      code: 'team.absence-over',
    });
    await expect(team.cancelAbsence.execute({ employeeId, absenceId: newId() })).rejects.toMatchObject({
      code: 'team.absence-missing',
    });
  });
});
