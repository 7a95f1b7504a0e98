import type { Channel } from '../channel.js';
import type { RuleTrace } from '../distribution/trace.js';
import type { WorkingTime } from '../working-time.js';
import type { TimeSpent } from './inquiry-record.js';

/** Who acts, when, and by whose hours time is counted. */
export interface Act {
  at: Date;
  /** Employee; null = the system. */
  by: string | null;
  hours: WorkingTime;
  because?: readonly RuleTrace[];
  note?: string | null;
}
/** An act after which an answer is owed. */
export type OwingAct = Act & { respondWithinMinutes: number };

export interface FirstContact {
  channel: Channel;
  partyId: string;
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  pipeline?: string | null;
  threadKey: string | null;
  receivedAt: Date;
  continues?: string | null;
  /** Staff who already took part in the thread. */
  lastOwnerId?: string | null;
}

export const timeBetween = (from: Date, { at, hours }: Act): TimeSpent => ({
  ms: Math.max(0, at.getTime() - from.getTime()),
  workingMinutes: at > from ? hours.workingMinutesBetween(from, at) : 0,
});
export const plus = (a: TimeSpent | undefined, b: TimeSpent): TimeSpent => ({
  ms: (a?.ms ?? 0) + b.ms,
  workingMinutes: (a?.workingMinutes ?? 0) + b.workingMinutes,
});
