import { type AssignmentFacts, type Candidate, isFree } from './facts.js';
import type { PolicyDocument, RuleDocument } from './policy-document.js';
import { deputy } from './rules/deputy.rule.js';
import { leastLoad } from './rules/least-load.rule.js';
import { branch, group } from './rules/narrowing.rule.js';
import { keepThreadManager, responsibleOfParty } from './rules/preferred-person.rule.js';
import type { Deliberation, Rule, Verdict } from './rules/rule.js';
import type { Choice, RuleTrace } from './trace.js';

const rules: { [K in RuleDocument['rule']]: Rule<K> } = {
  'keep-thread-manager': keepThreadManager,
  'responsible-of-party': responsibleOfParty,
  deputy,
  group,
  branch,
  'least-load': leastLoad,
};

const ask = <K extends RuleDocument['rule']>(
  parameters: Extract<RuleDocument, { rule: K }>,
  d: Deliberation,
): Verdict => (rules[parameters.rule as K] as Rule<K>)(parameters, d);

/**
 * Who gets an inquiry. Pure: the same facts and the same document give the same person, and the trace says why.
 * Nobody absent and nobody without room is ever chosen, whatever the order of the rules: every rule asks the same two checks.
 */
export class AssignmentPolicy {
  constructor(readonly document: PolicyDocument) {}

  choose(facts: AssignmentFacts): Choice {
    const because: RuleTrace[] = [];
    let d: Deliberation = {
      facts,
      byId: new Map(facts.candidates.map((c) => [c.employeeId, c])),
      pool: facts.candidates.filter((c) => this.takesPart(c) && isFree(c, facts)),
      missed: [],
    };
    for (const parameters of this.document.rules) {
      const verdict = ask(parameters, d);
      because.push(...verdict.traces);
      if (verdict.choose) return { employeeId: verdict.choose.employeeId, because };
      if (verdict.wait) return { employeeId: null, because };
      d = { ...d, pool: verdict.pool ?? d.pool, missed: verdict.missed ?? d.missed };
    }
    because.push({ rule: 'policy', outcome: 'waits', code: 'no-rule-chose', employeeId: null, numbers: {} });
    return { employeeId: null, because };
  }

  /** Is it worth asking at all? False at night: then nothing is read and nothing is locked for long. */
  anybodyCouldTake({ at, candidates }: Pick<AssignmentFacts, 'at' | 'candidates'>, smallestWeight: number): boolean {
    const soon = Math.max(0, ...this.document.rules.map((r) => ('backSoonMinutes' in r ? r.backSoonMinutes : 0)));
    const comes = (c: Candidate): boolean =>
      c.atWork || (c.nextWorkAt !== null && c.nextWorkAt.getTime() - at.getTime() <= soon * 60_000);
    return candidates.some((c) => comes(c) && c.load + smallestWeight <= c.capacity + 1e-9);
  }

  private takesPart(c: Candidate): boolean {
    return this.document.roles.includes(c.role);
  }
}
