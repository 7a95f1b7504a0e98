import { WorkingCalendar } from '@prorab/kernel';
import fc from 'fast-check';
import { Phrasebook } from './understand.js';
import { onOtherLayout } from './keyboard.js';
import { distance, likeness } from './likeness.js';
import { Wall } from './time/wall.js';
import { tokensOf } from './token.js';
import { yesOrNo } from './yes-or-no.js';

const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00', fri: '09:00-18:00' } });
const kinds = ['number', 'text', 'moment', 'period', 'duration', 'email', 'phone'] as const;
const book = new Phrasebook([
  ...kinds.map((kind) => ({
    id: `test.${kind}`,
    phrases: { ru: [`возьми ${kind} {it}`], en: [`take ${kind} {it}`] },
    slots: { it: { kind } },
  })),
  {
    id: 'test.all',
    phrases: { ru: ['всё {a} {b} {c}'], en: ['all {a} {b} {c}'] },
    slots: { a: { kind: 'period' }, b: { kind: 'number' }, c: { kind: 'text' } },
  },
]);
const words =
  'возьми take number moment period duration email phone text всё с по до в на через завтра пятницу декабря 1 5 31 10:30 05.12.2026 30.02 2026 часа минут неделю следующей утра дня конца после 99 0 a@b.ru +7 921 555-12-12 № - — «» , . !'.split(
    ' ',
  );
const phrase = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...words), { maxLength: 15 }).map((list) => list.join(' ')),
);
const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('understanding', () => {
  it('never throws, whatever is typed and whenever, and scores between nothing and all', () => {
    fc.assert(
      fc.property(phrase, instants, (text, now) => {
        for (const { score, values } of book.matches(text, new Wall(now, calendar))) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(JSON.parse(JSON.stringify(values))).toEqual(values);
        }
        yesOrNo(text);
      }),
      { numRuns: 250 },
    );
  });

  it('reads periods that end after they begin, and within four years', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), instants, (list, now) => {
        const found = book.matches(`возьми period ${list.join(' ')}`, new Wall(now, calendar));
        const value = found.find(({ command }) => command === 'test.period')?.values.it;
        if (typeof value !== 'object' || !('from' in value)) return;
        expect(Date.parse(value.to)).toBeGreaterThan(Date.parse(value.from));
      }),
      { numRuns: 250 },
    );
  });

  it('bounds the work on a text of a megabyte', () => {
    const began = performance.now();
    book.understand('завтра в 10 возьми '.repeat(50_000), new Wall(new Date('2026-11-26T09:00:00Z'), calendar));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('letters', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвгдеж'), maxLength: 12 });
  it('are as far from each other as back', () => {
    fc.assert(fc.property(word, word, (a, b) => expect(distance(a, b, 20)).toBe(distance(b, a, 20))));
    fc.assert(fc.property(word, (a) => expect(distance(a, a, 0)).toBe(0)));
  });
  it.each([
    ['обращение', 'обрашение', 1],
    ['месте', 'мсете', 1],
    ['счет', 'чет', 1],
    ['кот', 'пёс', Infinity],
  ])('of %s and %s differ by %d', (a, b, slips) => expect(distance(a, b, 2)).toBe(slips));
  it('of short words are not guessed', () => {
    const [one, other] = [tokensOf('дом'), tokensOf('дым')].map(([token]) => token);
    expect(one && other && likeness(one, other)).toBe(0);
  });
  it('of the other layout come back by the same keys', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'йцукенгшщзхъфывапролджэячсмитьбю 451'), minLength: 1 }),
        (text) => {
          fc.pre(/\p{L}/u.test(text));
          const there = onOtherLayout(text) ?? '';
          expect(
            [...there]
              .map((sign) =>
                /\p{L}/u.test(sign) ? (onOtherLayout(sign) ?? sign) : (onOtherLayout(`a${sign}`)?.slice(1) ?? sign),
              )
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
