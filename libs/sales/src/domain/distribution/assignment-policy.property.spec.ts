import fc from 'fast-check';
import { AssignmentPolicy } from './assignment-policy.js';
import { type AssignmentFacts, type Candidate, isFree } from './facts.js';
import { explain } from './explain.js';
import { type PolicyDocument, type RuleDocument, defaultPolicy } from './policy-document.js';

const start = Date.UTC(2025, 5, 3, 9);
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anId = fc.constantFrom(...ids);
const aTime = fc.integer({ min: -600, max: 600 }).map((m) => new Date(start + m * 60_000));
const person = (employeeId: string): fc.Arbitrary<Candidate> =>
  fc.record({
    employeeId: fc.constant(employeeId),
    name: fc.constant(employeeId),
    role: fc.constantFrom('manager', 'manager', 'head', 'accountant'),
    branchId: fc.option(fc.constantFrom('spb', 'msk')),
    groups: fc.subarray(['facades', 'roofs']),
    atWork: fc.boolean(),
    nextWorkAt: fc.option(aTime),
    absentUntil: fc.option(aTime),
    deputyId: fc.option(anId),
    load: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 48 }).map((q) => q / 4),
    ),
    capacity: fc.integer({ min: 0, max: 12 }),
    // Few values, so that full ties happen and the last tie-break has to decide.
    waitingSince: fc.constantFrom(null, new Date(start - 60_000)),
  });
const facts: fc.Arbitrary<AssignmentFacts> = fc.record({
  at: fc.constant(new Date(start)),
  candidates: fc.subarray(ids).chain((some) => fc.tuple(...some.map(person))),
  inquiry: fc.record({
    channel: fc.constantFrom('letter', 'call', 'chat'),
    branchId: fc.option(fc.constantFrom('spb', 'msk')),
    group: fc.option(fc.constantFrom('facades', 'roofs')),
    weight: fc.constantFrom(0.25, 0.5, 1, 2),
    threadManagerId: fc.option(anId),
    responsibleId: fc.option(anId),
    passedBy: fc.subarray(ids, { maxLength: 2 }),
  }),
});
const rule: fc.Arbitrary<RuleDocument> = fc.oneof(
  fc.record({ rule: fc.constant('keep-thread-manager' as const), backSoonMinutes: fc.nat(120) }),
  fc.record({ rule: fc.constant('responsible-of-party' as const), backSoonMinutes: fc.nat(120) }),
  fc.record({ rule: fc.constant('deputy' as const), depth: fc.nat(4), backSoonMinutes: fc.nat(60) }),
  fc.record({ rule: fc.constant('group' as const), strict: fc.boolean() }),
  fc.record({ rule: fc.constant('branch' as const), strict: fc.boolean() }),
  fc.constant({ rule: 'least-load' as const }),
);
const document: fc.Arbitrary<PolicyDocument> = fc
  .array(rule, { maxLength: 8 })
  .map((rules) => ({ ...defaultPolicy, roles: ['manager', 'head'], rules }));

describe('any policy over any facts', () => {
  it('chooses nobody absent, nobody over capacity, nobody who passed it before, and only somebody who is there', () => {
    fc.assert(
      fc.property(facts, document, (f, doc) => {
        const { employeeId } = new AssignmentPolicy(doc).choose(f);
        if (employeeId === null) return;
        const chosen = f.candidates.find((c) => c.employeeId === employeeId)!;
        // By own arithmetic: the policy's helpers are under test too.
        expect(chosen.absentUntil === null || chosen.absentUntil.getTime() <= f.at.getTime()).toBe(true);
        expect(chosen.load + f.inquiry.weight).toBeLessThanOrEqual(chosen.capacity);
        expect(f.inquiry.passedBy).not.toContain(employeeId);
        expect(chosen.atWork || chosen.nextWorkAt !== null).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is the same for the same facts in any order of the people, and always says why in both languages', () => {
    fc.assert(
      fc.property(facts, document, fc.infiniteStream(fc.nat()), (f, doc, dice) => {
        const policy = new AssignmentPolicy(doc);
        const shuffled = f.candidates
          .map((c) => ({ c, at: dice.next().value as number }))
          .sort((x, y) => x.at - y.at)
          .map(({ c }) => c);
        const choice = policy.choose(f);
        expect(policy.choose({ ...f, candidates: shuffled })).toEqual(choice);
        expect(choice.because.length).toBeGreaterThan(0);
        for (const language of ['ru', 'en'] as const) {
          const told = explain(choice.because, language);
          expect(told.join(' ')).not.toMatch(/undefined|NaN|null/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of the default order leaves nobody waiting while a free manager is there', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const free = f.candidates.some((c) => c.role === 'manager' && isFree(c, f));
        if (free) expect(new AssignmentPolicy(defaultPolicy).choose(f).employeeId).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
