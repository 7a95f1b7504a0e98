import { defaultPolicy } from '../../domain/distribution/policy-document.js';
import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { aSalesWorld, anna, boris } from '../a-sales-world.builder.js';

describe('a replay of a past period', () => {
  it('lays another policy beside what happened: load and waiting time', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna);
    world.colleagues.hire(boris);
    const facts = {
      channel: 'letter',
      branchId: null,
      group: null,
      weight: 1,
      threadManagerId: null,
      responsibleId: null,
      passedBy: [],
    } as const;
    world.past.rows = Array.from({ length: 20 }, (_, i) => ({
      past: { inquiryId: `i${i}`, arrivedAt: minutesLater(i * 10), heldForMs: 60 * 60_000, facts },
      firstAssignedAt: minutesLater(i * 10 + 30),
      employeeId: anna,
    }));
    const { happened, played } = await world.replay.execute({
      from: minutesLater(0),
      to: minutesLater(480),
      policy: defaultPolicy,
    });
    expect(happened).toMatchObject({
      given: 20,
      waitMinutes: { mean: 30, p90: 30, max: 30 },
      employees: [{ employeeId: anna, given: 20 }],
    });
    expect(played.waitMinutes.max).toBe(0);
    expect(played.employees.map((e) => e.given)).toEqual([10, 10]);
    expect(played.employees.every((e) => e.peakLoad <= 4)).toBe(true);
    expect(world.inquiries.rows.size).toBe(0);
  });

  it('refuses a period that is empty or too long', async () => {
    const world = aSalesWorld();
    const run = (minutes: number) =>
      world.replay.execute({ from: minutesLater(0), to: minutesLater(minutes), policy: defaultPolicy });
    await expect(run(0)).rejects.toEqual(expect.objectContaining({ code: 'sales.period-empty' }));
    await expect(run(90 * 24 * 60)).rejects.toEqual(expect.objectContaining({ code: 'sales.period-too-long' }));
  });
});
