import type { AssignmentFacts, Candidate } from '../facts.js';
import type { RuleDocument } from '../policy-document.js';
import type { RuleTrace } from '../trace.js';

/** What the rules hand to each other while one inquiry is placed. */
export interface Deliberation {
  facts: AssignmentFacts;
  byId: ReadonlyMap<string, Candidate>;
  /** Free people of the policy's roles; rules narrow it. */
  pool: readonly Candidate[];
  /** Those who should have got it but cannot now; the deputy rule looks for their deputies. */
  missed: readonly Candidate[];
}

export interface Verdict {
  traces: RuleTrace[];
  choose?: Candidate;
  wait?: true;
  pool?: readonly Candidate[];
  missed?: readonly Candidate[];
}

export type Rule<K extends RuleDocument['rule']> = (
  parameters: Extract<RuleDocument, { rule: K }>,
  deliberation: Deliberation,
) => Verdict;
