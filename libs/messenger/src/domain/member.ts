import type { Participant } from './participant.js';

export interface MemberRecord {
  readonly conversationId: string;
  readonly who: Participant;
  readonly role: 'owner' | 'member';
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  /** Last message that some device of his has got. */
  readonly deliveredSeq: number;
  /** Last message that he has read, on whichever device. */
  readonly readSeq: number;
  /** When he last read something here. */
  readonly readAt: Date | null;
  readonly muted: boolean;
}

/** Messages he has not read. His own never count: to write is to have read. */
export const unreadOf = (lastSeq: number, { readSeq }: Pick<MemberRecord, 'readSeq'>): number =>
  Math.max(0, lastSeq - readSeq);
