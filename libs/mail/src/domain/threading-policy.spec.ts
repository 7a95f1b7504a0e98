import { aLetter } from './letter-facts.testing.js';
import fc from 'fast-check';
import {
  artificialMessageId,
  identityOf,
  isArtificialMessageId,
  messageIdsIn,
  normaliseMessageId,
} from './message-id.js';
import { bareSubject, looksForwarded, subjectKey } from './subject.js';
import { ownMessageId, replyAddress, ThreadingPolicy } from './threading-policy.js';

const policy = new ThreadingPolicy();
const thread = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001';
const known = [{ messageId: 'm1@x', threadId: thread, subject: 'Запрос цены' }];

describe('threads', () => {
  it('join by In-Reply-To, by References, by our token in Message-ID, address or header', () => {
    const joins = { kind: 'join', threadId: thread };
    const byToken = new Map([[thread, ['Запрос цены']]]);
    const re = { subject: 'RE: Запрос цены' };
    expect(policy.place(aLetter({ ...re, inReplyTo: ['m1@x'] }), known)).toMatchObject(joins);
    expect(policy.place(aLetter({ ...re, references: ['m1@x', 'lost@x'] }), known)).toMatchObject(joins);
    expect(
      policy.place(aLetter({ ...re, inReplyTo: [ownMessageId(thread, 'u1', 'prorab.example')] }), [], byToken),
    ).toMatchObject(joins);
    expect(
      policy.place(
        aLetter({ ...re, to: [{ address: replyAddress('sales@prorab.example', thread), name: '' }] }),
        [],
        byToken,
      ),
    ).toMatchObject(joins);
    expect(policy.place(aLetter({ ...re, headers: { 'x-prorab-thread': [thread] } }), [], byToken)).toMatchObject(
      joins,
    );
  });
  it('are never joined by the subject alone', () => {
    expect(policy.place(aLetter({ subject: 'Re: Запрос цены' }), known)).toMatchObject({
      kind: 'open',
      relatedThreadId: null,
    });
    expect(policy.place(aLetter({ subject: 'Re: Запрос цены', inReplyTo: ['unknown@x'] }), known)).toMatchObject({
      kind: 'open',
      relatedThreadId: null,
    });
  });
  it('open a new one, linked, when the subject of an answer is another', () => {
    expect(policy.place(aLetter({ subject: 'Re: Нужна арматура', inReplyTo: ['m1@x'] }), known)).toMatchObject({
      kind: 'open',
      relatedThreadId: thread,
    });
  });
  it('do not mind prefixes, ticket marks, blanks, case and ё', () => {
    for (const subject of [
      'Re: запрос  ЦЕНЫ',
      'Отв: [#123] Запрос цены',
      'FW: Re[2]: Запрос цены',
      '',
      'Re: [EXTERNAL] Запрос цены',
    ]) {
      expect(policy.place(aLetter({ subject, inReplyTo: ['m1@x'] }), known).kind).toBe('join');
    }
  });
});

describe('subjects', () => {
  it.each([
    ['Re: Fwd: FW: Отв: Счёт', 'Счёт'],
    ['RE[4]: Счёт', 'Счёт'],
    ['Re^2: Счёт', 'Счёт'],
    ['HA: Счёт', 'Счёт'],
    ['На: Счёт', 'Счёт'],
    ['[#77] Re: Счёт', 'Счёт'],
    ['Реконструкция: фасад', 'Реконструкция: фасад'],
    ['Пересл: Счёт', 'Счёт'],
    ['Re:', ''],
    ['На складе: остатки', 'На складе: остатки'],
  ])('%s → %s', (written, bare) => expect(bareSubject(written)).toBe(bare));
  it('say when they are forwards', () => {
    expect(['Fwd: x', 'FW: x', 'Re: Fwd: x', 'Пересл.: x', 'Re: x', 'форвард'].map(looksForwarded)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  it('have one key however often they are answered', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.constantFrom('Re: ', 'FW: ', 'Отв: ', 'Fwd:', 'RE[2]: ')),
        (subject, prefixes) => {
          expect(subjectKey(prefixes.join('') + subject)).toBe(subjectKey(subject));
        },
      ),
    );
  });
});

describe('Message-IDs', () => {
  it('are read out of brackets, however untidy', () => {
    expect(normaliseMessageId(' <a@b.c> ')).toBe('a@b.c');
    expect(normaliseMessageId('a@b.c')).toBe('a@b.c');
    expect(normaliseMessageId('<>')).toBeNull();
    expect(normaliseMessageId('')).toBeNull();
    expect(messageIdsIn('<a@b> Message of Mon, 1 Jun <c@d>\r\n\t<a@b>')).toEqual(['a@b', 'c@d']);
    expect(messageIdsIn(Array.from({ length: 500 }, (_, i) => `<${i}@x>`).join(' '))).toHaveLength(100);
  });
  it('are made up, always the same, for letters without one and for the second letter of a careless program', () => {
    const one = identityOf({ messageId: null, fingerprint: 'f1' }, null);
    expect(isArtificialMessageId(one)).toBe(true);
    expect(one).toBe(artificialMessageId('f1'));
    expect(identityOf({ messageId: 'a@b', fingerprint: 'f1' }, null)).toBe('a@b');
    expect(identityOf({ messageId: 'a@b', fingerprint: 'f1' }, 'f1')).toBe('a@b');
    expect(identityOf({ messageId: 'a@b', fingerprint: 'f2' }, 'f1')).toBe(artificialMessageId('f2'));
  });
});
