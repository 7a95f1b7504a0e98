import fc from 'fast-check';
import { AssignmentPolicy } from './assignment-policy.js';
import { aCandidate } from './a-candidate.builder.js';
import { isFree } from './facts.js';
import { defaultPolicy } from './policy-document.js';
import { type PastInquiry, type Presence, simulate } from './simulation.js';

const minute = 60_000;
const midnight = Date.UTC(2025, 5, 3);
const at = (m: number): Date => new Date(midnight + m * minute);

/** A day of hundreds of inquiries; people come, have lunch, fall ill and leave at minutes of their own. */
const aDay = fc.record({
  people: fc.array(
    fc.record({
      capacity: fc.integer({ min: 2, max: 15 }),
      comes: fc.integer({ min: 8 * 60, max: 11 * 60 }),
      leaves: fc.integer({ min: 15 * 60, max: 20 * 60 }),
      lunch: fc.integer({ min: 12 * 60, max: 14 * 60 }),
      ill: fc.option(fc.integer({ min: 9 * 60, max: 18 * 60 }), { freq: 4 }),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  arrivals: fc.array(
    fc.record({
      minute: fc.nat(24 * 60 - 1),
      held: fc.integer({ min: 5, max: 240 }),
      own: fc.option(fc.nat(7), { freq: 3 }),
    }),
    { minLength: 200, maxLength: 500 },
  ),
});

type Day = typeof aDay extends fc.Arbitrary<infer T> ? T : never;

const presenceOf =
  (day: Day): Presence =>
  (now) => {
    const m = (now.getTime() - midnight) / minute;
    return day.people.map((p, i) => ({
      ...aCandidate(`e${i}`, { capacity: p.capacity }),
      atWork: m >= p.comes && m < p.leaves && !(m >= p.lunch && m < p.lunch + 60) && !(p.ill !== null && m >= p.ill),
      nextWorkAt: m < p.comes ? at(p.comes) : m >= p.lunch && m < p.lunch + 60 ? at(p.lunch + 60) : null,
      absentUntil: p.ill !== null && m >= p.ill ? at(7 * 24 * 60) : null,
    }));
  };
const inquiriesOf = (day: Day, own: boolean): PastInquiry[] =>
  day.arrivals.map((a, i) => ({
    inquiryId: `i${i}`,
    arrivedAt: at(a.minute),
    heldForMs: a.held * minute,
    facts: {
      channel: 'letter',
      branchId: null,
      group: null,
      weight: 1,
      threadManagerId: null,
      responsibleId: own && a.own !== null ? `e${a.own}` : null,
      passedBy: [],
    },
  }));

const play = (day: Day, own: boolean, watch: Parameters<typeof simulate>[0]['onChoice']) =>
  simulate({
    policy: new AssignmentPolicy(defaultPolicy),
    inquiries: inquiriesOf(day, own),
    presence: presenceOf(day),
    from: at(0),
    to: at(24 * 60),
    ...(watch ? { onChoice: watch } : {}),
  });

describe('a long random day', () => {
  it('puts nobody over capacity and gives nothing to the absent or the gone', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        play(day, true, (facts, choice) => {
          if (choice.employeeId === null) return;
          const c = facts.candidates.find((x) => x.employeeId === choice.employeeId)!;
          if (c.load + 1 > c.capacity) throw new Error(`${c.employeeId} over capacity`);
          if (c.absentUntil && c.absentUntil > facts.at) throw new Error(`${c.employeeId} is absent`);
          const soon = c.nextWorkAt !== null && c.nextWorkAt.getTime() - facts.at.getTime() <= 30 * minute;
          if (!c.atWork && !soon) throw new Error(`${c.employeeId} is gone`);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is fair: whoever gets one by load has then at most one unit more, of his capacity, than any other free one', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        play(day, false, (facts, choice) => {
          if (choice.employeeId === null) return;
          const c = facts.candidates.find((x) => x.employeeId === choice.employeeId)!;
          for (const other of facts.candidates.filter((x) => isFree(x, facts))) {
            const atOthersShare = (other.load / other.capacity) * c.capacity;
            if (c.load + 1 > atOthersShare + 1 + 1e-4)
              throw new Error(`${c.employeeId} ${c.load}, ${other.employeeId} ${other.load}`);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is fair to the day: with equal people at work all day, nobody got more than one unit above another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.array(fc.nat(24 * 60 - 1), { minLength: 200, maxLength: 500 }),
        (n, minutes) => {
          const everybody = Array.from({ length: n }, (_, i) => aCandidate(`e${i}`, { capacity: 1000 }));
          const report = simulate({
            policy: new AssignmentPolicy(defaultPolicy),
            inquiries: inquiriesOf(
              { people: [], arrivals: minutes.map((m) => ({ minute: m, held: 10_000, own: null })) },
              false,
            ),
            presence: () => everybody,
            from: at(0),
            to: at(24 * 60),
          });
          const given = report.employees.map((e) => e.given);
          expect(report.stillWaiting).toBe(0);
          expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('hands the waiting ones out oldest first: of two that may go to anybody, the later never goes before the earlier', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        let newest = -Infinity;
        play(day, false, (_, choice, past) => {
          if (choice.employeeId === null) return;
          if (past.arrivedAt.getTime() < newest) throw new Error(`${past.inquiryId} was overtaken`);
          newest = past.arrivedAt.getTime();
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same report twice', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        expect(play(day, true, undefined)).toEqual(play(day, true, undefined));
      }),
      { numRuns: 10 },
    );
  });
});
