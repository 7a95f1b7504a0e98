import type { Channel } from '../channel.js';
import type { RuleTrace } from '../distribution/trace.js';
import type { InquiryStatus } from './inquiry-status.js';

export interface TimeSpent {
  ms: number;
  workingMinutes: number;
}

/** Where a linked inquiry has gone, and what it takes to separate it again. */
export interface InquiryLink {
  to: string;
  /** All that it had. */
  threads: readonly string[];
  /** Those of them that the other did not have before. */
  gained: readonly string[];
  contactIds: readonly string[];
  /** The answer that was owed. */
  respondBy: Date | null;
}

/** The memento of an inquiry: what the book keeps in one row. */
export interface InquiryRecord {
  id: string;
  /** Sequential within the company, for people. */
  number: number;
  status: InquiryStatus;
  /** Of the first contact; `channels` are all. */
  channel: Channel;
  channels: readonly Channel[];
  partyId: string;
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  /** Code; null = the first that is configured. */
  pipeline: string | null;
  ownerId: string | null;
  /** Who held it last, also after a return or a close: the manager of the thread. */
  lastOwnerId: string | null;
  /** Who returned it or let it lie; the distribution does not ask them again. */
  passedBy: readonly string[];
  /** Codes of the rules that left it waiting; a new line of history is written only when they change. */
  waitsBecause: string | null;
  /** Earlier inquiry that this one goes on from. */
  continues: string | null;
  threads: readonly string[];
  contactCount: number;
  receivedAt: Date;
  lastContactAt: Date;
  /** When the answer that is owed now is late; null = none is owed. Counted in working time. */
  respondBy: Date | null;
  firstAnsweredAt: Date | null;
  /** When the assigned owner is late to take it; null = taken or nobody's. */
  takeBy: Date | null;
  escalatedAt: Date | null;
  assignedAt: Date | null;
  statusSince: Date;
  /** Last human act of ours. */
  touchedAt: Date;
  closedAt: Date | null;
  lossReason: string | null;
  lossNote: string | null;
  /** Set while it is `linked`. */
  link: InquiryLink | null;
  nextStep: { text: string; due: Date } | null;
  /** Time in each status that has ended, all visits together. */
  spent: Readonly<Partial<Record<InquiryStatus, TimeSpent>>>;
  version: number;
}

/** One line of the history, written once and never changed. */
export interface HistoryEntry {
  id: string;
  inquiryId: string;
  at: Date;
  /** Employee; null = the system. */
  by: string | null;
  kind:
    | 'opened'
    | 'joined'
    | 'moved'
    | 'kept-waiting'
    | 'escalated'
    | 'next-step'
    | 'party-changed'
    | 'pipeline'
    | 'linked'
    | 'absorbed'
    | 'separated'
    | 'released';
  from: InquiryStatus | null;
  to: InquiryStatus;
  ownerId: string | null;
  /** How long `from` had lasted. */
  spent: TimeSpent | null;
  because: readonly RuleTrace[];
  note: string | null;
}
