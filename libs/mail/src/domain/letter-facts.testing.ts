import type { LetterFacts } from './letter-facts.js';

/** A letter with nothing remarkable about it; name what matters to the test. */
export function aLetter(differing: Partial<LetterFacts> = {}): LetterFacts {
  const text = differing.text ?? differing.ownText ?? 'Добрый день! Нужен кирпич.';
  return {
    messageId: 'letter@customer.example',
    fingerprint: 'f'.repeat(64),
    inReplyTo: [],
    references: [],
    subject: 'Запрос цены',
    claimedAt: null,
    date: new Date('2026-06-01T07:00:00Z'),
    from: [{ address: 'ivan@customer.example', name: 'Иван' }],
    replyTo: [],
    to: [],
    cc: [],
    returnPath: 'ivan@customer.example',
    headers: {},
    text,
    ownText: text,
    quotedText: '',
    signature: '',
    forwarded: [],
    bounce: null,
    invites: [],
    ...differing,
  };
}
