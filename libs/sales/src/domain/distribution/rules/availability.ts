import { type AssignmentFacts, type Candidate, hasRoom, isAbsent } from '../facts.js';
import type { RuleTrace } from '../trace.js';

const minutesUntil = (from: Date, to: Date): number => Math.max(0, Math.ceil((to.getTime() - from.getTime()) / 60_000));

/** Can this very person get it now? The answer carries the numbers it was made of. */
export function availability(
  person: Candidate,
  { at, inquiry }: AssignmentFacts,
  backSoonMinutes: number,
): { available: boolean } & Pick<RuleTrace, 'code' | 'numbers'> {
  const { name, load, capacity } = person;
  if (isAbsent(person, at)) {
    return { available: false, code: 'absent', numbers: { name, until: person.absentUntil?.toISOString() ?? null } };
  }
  if (inquiry.passedBy.includes(person.employeeId))
    return { available: false, code: 'passed-before', numbers: { name } };
  if (!hasRoom(person, inquiry.weight)) {
    return { available: false, code: 'full', numbers: { name, load, capacity, weight: inquiry.weight } };
  }
  if (person.atWork) return { available: true, code: 'at-work', numbers: { name, load, capacity } };
  const minutes = person.nextWorkAt ? minutesUntil(at, person.nextWorkAt) : null;
  if (minutes !== null && minutes <= backSoonMinutes) {
    return { available: true, code: 'back-soon', numbers: { name, minutes, limit: backSoonMinutes, load, capacity } };
  }
  return { available: false, code: 'away', numbers: { name, minutes, limit: backSoonMinutes } };
}
