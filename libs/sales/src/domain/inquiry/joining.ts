import type { InquiryRecord } from './inquiry-record.js';
import { isClosed, isOpen } from './inquiry-status.js';

export interface JoiningRules {
  /** Contacts of one party within so many minutes of each other are one inquiry. */
  joinWindowMinutes: number;
  /** A contact in the thread of an inquiry closed no longer ago reopens it; later it opens a new one that continues it. */
  reopenWithinDays: number;
}

export type Home =
  | { kind: 'join'; inquiryId: string }
  | { kind: 'reopen'; inquiryId: string }
  | { kind: 'open'; continues: string | null; lastOwnerId: string | null };

type Known = Pick<InquiryRecord, 'id' | 'status' | 'threads' | 'lastContactAt' | 'closedAt' | 'lastOwnerId'>;

const latest = (some: readonly Known[]): Known | undefined =>
  [...some].sort((a, b) => b.lastContactAt.getTime() - a.lastContactAt.getTime() || (a.id < b.id ? 1 : -1))[0];

/** Where a contact belongs. `known`: inquiries of its thread, of the related thread, and the recent ones of its party. */
export function findHome(
  contact: { threadKey: string | null; relatedThreadKey: string | null; at: Date },
  known: readonly Known[],
  rules: JoiningRules,
): Home {
  const { threadKey, relatedThreadKey, at } = contact;
  const ofThread = threadKey === null ? [] : known.filter((i) => i.threads.includes(threadKey));
  const open = latest(ofThread.filter((i) => isOpen(i.status)));
  if (open) return { kind: 'join', inquiryId: open.id };
  // What is spam stays spam, quietly.
  const spam = latest(ofThread.filter((i) => i.status === 'spam'));
  if (spam) return { kind: 'join', inquiryId: spam.id };
  const closed = latest(ofThread.filter((i) => isClosed(i.status)));
  if (closed?.closedAt) {
    const days = (at.getTime() - closed.closedAt.getTime()) / 86_400_000;
    if (days <= rules.reopenWithinDays) return { kind: 'reopen', inquiryId: closed.id };
    return { kind: 'open', continues: closed.id, lastOwnerId: closed.lastOwnerId };
  }
  // A reply under a new subject is a new matter, linked to the old one: the window does not swallow it.
  const related =
    relatedThreadKey === null ? undefined : latest(known.filter((i) => i.threads.includes(relatedThreadKey)));
  if (related) return { kind: 'open', continues: related.id, lastOwnerId: related.lastOwnerId };
  const within = (i: Known): boolean =>
    Math.abs(at.getTime() - i.lastContactAt.getTime()) <= rules.joinWindowMinutes * 60_000;
  const near = latest(known.filter((i) => isOpen(i.status) && within(i)));
  if (near) return { kind: 'join', inquiryId: near.id };
  return { kind: 'open', continues: null, lastOwnerId: null };
}
