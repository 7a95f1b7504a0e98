import type { AssignmentFacts, Candidate, InquiryFacts } from './facts.js';

/** Speech for specs: `aCandidate('anna', { load: 3 })`. */
export const aCandidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  employeeId: id,
  name: id,
  role: 'manager',
  branchId: null,
  groups: [],
  atWork: true,
  nextWorkAt: null,
  absentUntil: null,
  deputyId: null,
  load: 0,
  capacity: 10,
  waitingSince: null,
  ...over,
});

export const noon = new Date('2025-06-03T09:00:00Z');

export const someFacts = (
  candidates: Candidate[],
  inquiry: Partial<InquiryFacts> = {},
  at = noon,
): AssignmentFacts => ({
  at,
  candidates,
  inquiry: {
    channel: 'letter',
    branchId: null,
    group: null,
    weight: 1,
    threadManagerId: null,
    responsibleId: null,
    passedBy: [],
    ...inquiry,
  },
});
