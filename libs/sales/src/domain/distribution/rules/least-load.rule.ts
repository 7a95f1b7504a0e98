import type { Candidate } from '../facts.js';
import { ratioOf } from '../load.js';
import type { Rule } from './rule.js';

const waited = (c: Candidate): number => c.waitingSince?.getTime() ?? 0;
const before = (a: Candidate, b: Candidate): number =>
  ratioOf(a) - ratioOf(b) || waited(a) - waited(b) || (a.employeeId < b.employeeId ? -1 : 1);

/** The least share of capacity in use; ties to whoever waits the longest, then to the older id, so it is never by chance. */
export const leastLoad: Rule<'least-load'> = ({ rule }, d) => {
  const [best, ...others] = [...d.pool].sort(before);
  if (!best) {
    const people = d.facts.candidates;
    const numbers = { people: people.length, atWork: people.filter((c) => c.atWork).length };
    return { traces: [{ rule, outcome: 'waits', code: 'nobody-free', employeeId: null, numbers }], wait: true };
  }
  const next = others[0];
  const numbers = {
    name: best.name,
    load: best.load,
    capacity: best.capacity,
    percent: Math.round(ratioOf(best) / 1e4),
    free: d.pool.length,
    waitingSince: best.waitingSince?.toISOString() ?? null,
    tied: others.filter((o) => ratioOf(o) === ratioOf(best)).length,
    next: next?.name ?? null,
    nextPercent: next ? Math.round(ratioOf(next) / 1e4) : null,
  };
  return {
    traces: [{ rule, outcome: 'chose', code: 'least-loaded', employeeId: best.employeeId, numbers }],
    choose: best,
  };
};
