import { newId } from '@prorab/kernel';
import { AbsencePlanned } from '../../contract/absence-planned.event.js';
import { aTeam } from './a-team.builder.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, -3));

describe('PlanAbsence', () => {
  it('tells who is away until when, but not why', async () => {
    const team = aTeam();
    const [id, deputyId] = [await team.hire(), await team.hire()];
    const { absenceId } = await team.planAbsence.execute({
      employeeId: id,
      kind: 'sick',
      from: day(23),
      to: day(25),
      deputyId,
      note: ' грипп ',
    });
    expect(team.outbox.of(AbsencePlanned)).toMatchObject([
      { absenceId, employeeId: id, deputyId, from: '2026-11-22T21:00:00.000Z', to: '2026-11-24T21:00:00.000Z' },
    ]);
    expect(JSON.stringify(team.outbox.events)).not.toMatch(/sick|грипп/);
    expect(team.absences.rows.get(id)?.[0]?.note).toBe('грипп');
  });
  it('names the standing deputy if the absence names none', async () => {
    const team = aTeam();
    const deputyId = await team.hire();
    await team.planAbsence.execute({
      employeeId: await team.hire({ deputyId }),
      kind: 'vacation',
      from: day(23),
      to: day(25),
    });
    expect(team.outbox.of(AbsencePlanned)[0]?.deputyId).toBe(deputyId);
  });
  it('lets absences touch, never overlap', async () => {
    const team = aTeam();
    const employeeId = await team.hire();
    const plan = (from: number, to: number) =>
      team.planAbsence.execute({ employeeId, kind: 'vacation', from: day(from), to: day(to) });
    await plan(10, 20);
    await plan(20, 22);
    await plan(5, 10);
    for (const [from, to] of [
      [9, 11],
      [1, 30],
      [12, 13],
      [21, 23],
    ] as const)
      await expect(plan(from, to)).rejects.toMatchObject({ code: 'team.absence-overlaps' });
    expect(team.absences.rows.get(employeeId)).toHaveLength(3);
  });
  it('refuses what cannot be', async () => {
    const team = aTeam();
    const employeeId = await team.hire();
    const plan = (special: object) =>
      team.planAbsence.execute({ employeeId, kind: 'other', from: day(1), to: day(2), ...special });
    await expect(plan({ to: day(1) })).rejects.toMatchObject({ code: 'team.absence-invalid' });
    await expect(plan({ to: new Date(NaN) })).rejects.toMatchObject({ code: 'team.absence-invalid' });
    await expect(plan({ to: day(9999) })).rejects.toMatchObject({ code: 'team.absence-invalid' });
    await expect(plan({ kind: 'tired' })).rejects.toMatchObject({ code: 'team.absence-invalid' });
    await expect(plan({ deputyId: employeeId })).rejects.toMatchObject({ code: 'team.deputy-invalid' });
    await expect(plan({ deputyId: newId() })).rejects.toMatchObject({ code: 'team.deputy-invalid' });
    await expect(plan({ employeeId: newId() })).rejects.toMatchObject({ code: 'team.employee-missing' });
    await team.dismissEmployee.execute({ employeeId });
    await expect(plan({})).rejects.toMatchObject({ code: 'team.employee-dismissed' });
  });
});
