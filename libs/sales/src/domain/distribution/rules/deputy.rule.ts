import type { RuleTrace } from '../trace.js';
import { availability } from './availability.js';
import type { Rule } from './rule.js';

/** The deputy of the one who should have got it; the deputy's deputy up to `depth`. Circles of deputies end by themselves. */
export const deputy: Rule<'deputy'> = ({ rule, depth, backSoonMinutes }, d) => {
  if (d.missed.length === 0) {
    return { traces: [{ rule, outcome: 'passed', code: 'nobody-to-stand-in-for', employeeId: null, numbers: {} }] };
  }
  const traces: RuleTrace[] = [];
  const asked = new Set(d.missed.map((m) => m.employeeId));
  for (const missed of d.missed) {
    let id = missed.deputyId;
    for (let step = 0; step < depth && id !== null && !asked.has(id); step++) {
      asked.add(id);
      const person = d.byId.get(id);
      if (!person) break;
      const { available, code, numbers } = availability(person, d.facts, backSoonMinutes);
      const seen = { ...numbers, for: missed.name };
      if (available) {
        traces.push({ rule, outcome: 'chose', code: 'stands-in', employeeId: id, numbers: seen });
        return { traces, choose: person };
      }
      traces.push({ rule, outcome: 'passed', code, employeeId: id, numbers: seen });
      id = person.deputyId;
    }
  }
  traces.push({
    rule,
    outcome: 'passed',
    code: 'no-deputy-free',
    employeeId: null,
    numbers: { missed: d.missed.length },
  });
  return { traces };
};
