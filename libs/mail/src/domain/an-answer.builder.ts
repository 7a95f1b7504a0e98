import { newId } from '@prorab/kernel';
import { Answer, type AnswerState } from './answer.js';

const at = new Date('2026-06-01T07:00:00.123Z');

/** An answer that waits to be sent; name what matters to the test. */
export function anAnswer(differing: Partial<AnswerState> = {}): Answer {
  const id = differing.id ?? newId();
  return Answer.write({
    id,
    threadId: newId(),
    replyToLetterId: null,
    mailbox: 'sales',
    authorId: newId(),
    automatic: false,
    from: { address: 'sales@firm.ru', name: 'Анна' },
    to: [{ address: 'ivan@customer.ru', name: 'Иван' }],
    cc: [],
    subject: 'Re: Кирпич',
    text: 'Есть, 12 ₽',
    html: null,
    attachments: [],
    messageId: `${id}@firm.ru`,
    rawHash: 'a'.repeat(64),
    rawSize: 100,
    dueAt: at,
    createdAt: at,
    ...differing,
  });
}
