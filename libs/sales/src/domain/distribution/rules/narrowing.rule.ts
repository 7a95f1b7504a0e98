import type { Candidate } from '../facts.js';
import type { Deliberation, Rule, Verdict } from './rule.js';

function narrow(
  rule: string,
  wanted: string | null,
  strict: boolean,
  d: Deliberation,
  belongs: (c: Candidate, to: string) => boolean,
): Verdict {
  if (!wanted) return { traces: [{ rule, outcome: 'passed', code: 'not-given', employeeId: null, numbers: {} }] };
  const pool = d.pool.filter((c) => belongs(c, wanted));
  const numbers = { of: wanted, free: pool.length, outOf: d.pool.length };
  if (pool.length) {
    return { traces: [{ rule, outcome: 'narrowed', code: 'members-free', employeeId: null, numbers }], pool };
  }
  return strict
    ? { traces: [{ rule, outcome: 'waits', code: 'no-member-free', employeeId: null, numbers }], wait: true }
    : { traces: [{ rule, outcome: 'passed', code: 'no-member-free', employeeId: null, numbers }] };
}

export const group: Rule<'group'> = ({ rule, strict }, d) =>
  narrow(rule, d.facts.inquiry.group, strict, d, (c, wanted) => c.groups.includes(wanted));

export const branch: Rule<'branch'> = ({ rule, strict }, d) =>
  narrow(rule, d.facts.inquiry.branchId, strict, d, (c, wanted) => c.branchId === wanted);
