import { newId } from '@prorab/kernel';
import type { LetterRecord } from './letter-record.js';

const at = new Date('2026-06-01T07:00:00.123Z');

/** A kept letter with nothing remarkable about it; name what matters to the test. */
export function aLetterRecord(differing: Partial<LetterRecord> = {}): LetterRecord {
  const id = differing.id ?? newId();
  return {
    id,
    identity: `${id}@customer.example`,
    messageId: `${id}@customer.example`,
    fingerprint: id.replaceAll('-', '').padEnd(64, '0'),
    threadId: newId(),
    placedBecause: 'ни на что не ссылается',
    kind: 'person',
    arrivedAs: 'person',
    reasons: ['person: признаков робота, рассылки и формы нет'],
    direction: 'in',
    subject: 'Нужен кирпич, ёлочный 🧱',
    preview: 'Нужен кирпич',
    date: at,
    receivedAt: at,
    storedAt: at,
    mailbox: 'sales',
    from: { address: 'ivan@customer.example', name: 'Иван Ёлкин' },
    to: [{ address: 'sales@firm.ru', name: '' }],
    cc: [],
    replyTo: [],
    customer: { address: 'ivan@customer.example', name: 'Иван Ёлкин', via: 'from', contacts: [] },
    authorId: null,
    history: false,
    tooLarge: false,
    awaiting: true,
    answerId: null,
    automaticAnswerAllowed: true,
    rawHash: 'a'.repeat(64),
    rawStart: 4_000_000_000,
    rawLength: 1_000,
    size: 1_000,
    text: 'Нужен кирпич',
    safeHtml: null,
    hasRemoteImages: false,
    headers: { 'x-mailer': ['The Bat!'] },
    inReplyTo: [],
    references: [],
    forwarded: [],
    form: {},
    invites: [],
    bounce: null,
    warnings: [],
    attachments: [],
    ...differing,
  };
}
