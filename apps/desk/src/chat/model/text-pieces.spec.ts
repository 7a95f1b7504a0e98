import fc from 'fast-check';
import { completed, matching, mentionAt } from './mention-search.js';
import { mentionsIn, piecesOf } from './text-pieces.js';

const all = [
  { who: 'assistant:ava', name: 'Ава' },
  { who: 'employee:1', name: 'Анна Лебедева' },
  { who: 'employee:2', name: 'Анна' },
];
const links = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'link' ? [`${piece.text} → ${piece.href}`] : []));

describe('the text of a message', () => {
  it.each([
    ['см. https://prorab.example/a?b=1.', ['https://prorab.example/a?b=1 → https://prorab.example/a?b=1']],
    [
      '(https://ru.example/wiki/Кирпич_(стройка))',
      [
        'https://ru.example/wiki/Кирпич_(стройка) → https://ru.example/wiki/%D0%9A%D0%B8%D1%80%D0%BF%D0%B8%D1%87_(%D1%81%D1%82%D1%80%D0%BE%D0%B9%D0%BA%D0%B0)',
      ],
    ],
    ['www.brick.example!', ['www.brick.example → https://www.brick.example/']],
    ['пишите на sales@prorab.example', ['sales@prorab.example → mailto:sales@prorab.example']],
    ['javascript:alert(1) data:text/html,x ftp://a.example', []],
    ['https://', []],
  ])('makes links of %s', (text, expected) => expect(links(text)).toEqual(expected));
  it('finds the longest name after @, and no name inside of a word', () => {
    const kinds = piecesOf('@анна лебедева, спроси @Ава и @Анной', all).map(({ kind, text }) => `${kind}:${text}`);
    expect(kinds).toEqual(['mention:@анна лебедева', 'text:, спроси ', 'mention:@Ава', 'text: и @Анной']);
    expect(mentionsIn('@Анна @Анна @Ава', all)).toEqual(['employee:2', 'assistant:ava']);
  });
  it('loses nothing of any text, and links only to what is safe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('', 'https://a.example/', 'javascript:', '@Ава', '<img src=x onerror=1>'),
        (text, more) => {
          const pieces = piecesOf(`${text}${more}${text}`, all);
          expect(pieces.map((piece) => piece.text).join('')).toBe(`${text}${more}${text}`);
          for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^(https?:\/\/|mailto:)/);
        },
      ),
    );
  });
});

describe('the completion of a name', () => {
  it('begins at an @ before the caret', () => {
    expect(mentionAt('Привет, @Ан', 11)).toEqual({ from: 8, typed: 'Ан' });
    expect([mentionAt('mail@Ан', 7), mentionAt('@Ан', 0), mentionAt('Ава', 3)]).toEqual([null, null, null]);
    expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' });
  });
  it('finds by any word of the name, the first one first, ё as е', () => {
    const people = [
      { who: '1', name: 'Борис Ковалёв' },
      { who: '2', name: 'Ковалева Анна' },
      { who: '3', name: 'Вера' },
    ];
    expect(matching(people, 'ковале').map(({ who }) => who)).toEqual(['2', '1']);
    expect(matching(people, '', 2)).toHaveLength(2);
  });
  it('puts the name in and the caret behind it', () => {
    expect(completed('см. @Ан завтра', 7, { from: 4, typed: 'Ан' }, 'Анна')).toEqual({
      text: 'см. @Анна завтра',
      caret: 10,
    });
  });
});
