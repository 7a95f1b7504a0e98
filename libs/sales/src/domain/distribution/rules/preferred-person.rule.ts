import { availability } from './availability.js';
import type { Deliberation, Rule, Verdict } from './rule.js';

function prefer(rule: string, employeeId: string | null, backSoonMinutes: number, d: Deliberation): Verdict {
  if (!employeeId) {
    return { traces: [{ rule, outcome: 'passed', code: 'nobody-known', employeeId: null, numbers: {} }] };
  }
  const person = d.byId.get(employeeId);
  if (!person) return { traces: [{ rule, outcome: 'passed', code: 'gone', employeeId, numbers: {} }] };
  const { available, code, numbers } = availability(person, d.facts, backSoonMinutes);
  if (available) return { traces: [{ rule, outcome: 'chose', code, employeeId, numbers }], choose: person };
  return { traces: [{ rule, outcome: 'passed', code, employeeId, numbers }], missed: [...d.missed, person] };
}

/** Who already wrote in the thread goes on with it. */
export const keepThreadManager: Rule<'keep-thread-manager'> = ({ rule, backSoonMinutes }, d) =>
  prefer(rule, d.facts.inquiry.threadManagerId, backSoonMinutes, d);

/** The customer's own manager. */
export const responsibleOfParty: Rule<'responsible-of-party'> = ({ rule, backSoonMinutes }, d) =>
  prefer(rule, d.facts.inquiry.responsibleId, backSoonMinutes, d);
