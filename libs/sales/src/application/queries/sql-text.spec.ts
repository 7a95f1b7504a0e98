import fc from 'fast-check';
import { afterKey, beginsWith, hasWords, iso, isoOrNull, wordsIn } from './sql-text.js';

describe('instants of the three engines', () => {
  it('are the same ISO text', () => {
    const text = '2026-11-23T09:00:00.007Z';
    expect([iso(Date.parse(text)), iso('2026-11-23 09:00:00.007'), iso(new Date(text))]).toEqual([text, text, text]);
    expect([isoOrNull(null), isoOrNull(undefined)]).toEqual([null, null]);
  });
  it('are what Date says, for every millisecond of this century and before 1970', () => {
    const within = { min: Date.UTC(1901, 0), max: Date.UTC(2100, 0) };
    fc.assert(
      fc.property(fc.integer(within), (ms) => iso(ms) === new Date(ms).toISOString()),
      { numRuns: 2000 },
    );
  });
});

describe('pieces of SQL', () => {
  it('take signs of patterns literally and count few words', () => {
    expect(hasWords('x', '50%_! Ёж')).toEqual([
      { text: "x like ? escape '!'", params: ['%50!%!_!!%'] },
      { text: "x like ? escape '!'", params: ['%еж%'] },
    ]);
    expect(wordsIn('a b c d e f g h')).toHaveLength(6);
    expect(wordsIn('  ')).toEqual([]);
  });
  it('go on after a key in both directions, and search by beginnings', () => {
    expect(afterKey('at', 'id', true, [5, 'z'])).toEqual({
      text: 'at <= ? and (at < ? or id < ?)',
      params: [5, 5, 'z'],
    });
    expect(afterKey('at', 'id', false, [5, 'z']).text).toBe('at >= ? and (at > ? or id > ?)');
    expect(beginsWith('w', 'аб').params).toEqual(['аб', 'аб\u{10FFFF}']);
  });
});
