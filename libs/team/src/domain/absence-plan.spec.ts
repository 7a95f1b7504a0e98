import { newId } from '@prorab/kernel';
import fc from 'fast-check';
import { AbsencePlan, awayDuring } from './absence-plan.js';

const hour = (n: number): Date => new Date(n * 3_600_000);
const step = fc.record({
  from: fc.nat(500),
  length: fc.integer({ min: 1, max: 60 }),
  cancel: fc.boolean(),
  at: fc.nat(560),
});

describe('AbsencePlan', () => {
  it('never has two absences at one time, whatever is planned and cancelled', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const plan = AbsencePlan.restore({ employeeId: newId(), absences: [] });
        for (const { from, length, cancel, at } of steps) {
          const id = newId();
          try {
            plan.add({
              id,
              kind: 'other',
              from: hour(from),
              to: hour(from + length),
              deputyId: null,
              note: '',
              plannedAt: hour(0),
            });
            if (cancel) plan.cancel(id, hour(at));
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^team\.absence-(overlaps|over)$/) });
          }
        }
        const away = plan.state.absences
          .flatMap((a) => awayDuring(a) ?? [])
          .sort((a, b) => a.from.getTime() - b.from.getTime());
        away.slice(1).forEach((next, i) => expect(away[i]!.to <= next.from).toBe(true));
      }),
    );
  });
});
