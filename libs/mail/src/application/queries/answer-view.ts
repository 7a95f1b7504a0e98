import type { AnswerState } from '../../domain/answer.js';
import type { BounceView } from './letter-view.js';

/** An answer of the board and what became of it. */
export function answerView(state: AnswerState, bounces: readonly BounceView[] = []) {
  const { id, threadId, replyToLetterId, mailbox, authorId, automatic, from, to, cc, subject, text, html } = state;
  const { attachments, status, attempts, response, recipients, dueAt, createdAt, sentAt, filedAt } = state;
  return {
    ...{ id, threadId, replyToLetterId, mailbox, authorId, automatic, from, to, cc, subject, text, html },
    ...{ attachments, status, attempts, response, recipients, bounces },
    dueAt: dueAt.toISOString(),
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    filedAt: filedAt?.toISOString() ?? null,
  };
}
export type AnswerView = ReturnType<typeof answerView>;
