import type { Answer, AnswerStatus } from '../../domain/answer.js';

export interface AnswerBrief {
  readonly id: string;
  readonly threadId: string;
  readonly messageId: string;
  readonly authorId: string | null;
  readonly automatic: boolean;
  readonly status: AnswerStatus;
  readonly createdAt: Date;
}

/** What the board wrote and what became of it. */
export abstract class AnswerBook {
  abstract add(answer: Answer): Promise<void>;
  /** Locks it until the unit of work ends. @throws AnswerMissing */
  abstract takeForChange(id: string): Promise<Answer>;
  abstract save(answer: Answer): Promise<void>;
  abstract byId(id: string): Promise<Answer | null>;
  abstract withMessageIds(messageIds: readonly string[]): Promise<AnswerBrief[]>;
  /** Oldest first, the newest `limit` of them; those taken back are left out. */
  abstract ofThread(threadId: string, limit: number): Promise<Answer[]>;
  /** Answers of the thread that were not taken back and did not fail, written after the thing with that id, newest first. */
  abstract newerInThread(threadId: string, afterId: string | null): Promise<AnswerBrief[]>;
  /** When automatic answers went (or are to go) to this address, since then. */
  abstract automaticTo(address: string, since: Date): Promise<Date[]>;
}
