import type { Channel } from '../channel.js';

/** One employee as the distribution sees him at one instant. */
export interface Candidate {
  employeeId: string;
  name: string;
  role: string;
  branchId: string | null;
  groups: readonly string[];
  atWork: boolean;
  /** When he is expected next; null = unknown. Looked at only when he is not at work. */
  nextWorkAt: Date | null;
  /** End of a vacation or sick leave that lasts at this instant. */
  absentUntil: Date | null;
  deputyId: string | null;
  /** Sum of the weights of what he holds now. */
  load: number;
  /** He never holds more than this by the policy's hand. */
  capacity: number;
  /** When he last was given something; null = never, so he waits the longest. */
  waitingSince: Date | null;
}

export interface InquiryFacts {
  channel: Channel;
  branchId: string | null;
  /** Group of the mailbox, line or city page that received it. */
  group: string | null;
  /** What it will add to the load. */
  weight: number;
  threadManagerId: string | null;
  responsibleId: string | null;
  /** Those who returned it or did not take it in time: not asked again. */
  passedBy: readonly string[];
}

export interface AssignmentFacts {
  at: Date;
  inquiry: InquiryFacts;
  candidates: readonly Candidate[];
}

export const isAbsent = (c: Candidate, at: Date): boolean => c.absentUntil !== null && c.absentUntil > at;
export const hasRoom = (c: Candidate, weight: number): boolean => c.load + weight <= c.capacity + 1e-9;
export const isFree = (c: Candidate, { at, inquiry }: AssignmentFacts): boolean =>
  c.atWork && !isAbsent(c, at) && hasRoom(c, inquiry.weight) && !inquiry.passedBy.includes(c.employeeId);
