import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { IsInstant, IsWords, MayBeGivenAsNull, MayBeLeftOut, MayBeNull } from './checks.js';

class Order {
  @IsInstant() at: unknown = '2026-12-01T09:00:00+03:00';
  @MayBeLeftOut() @IsWords(5) word?: unknown;
  @MayBeNull() @IsWords(5) note?: unknown;
  @MayBeGivenAsNull() @IsWords(5) owner: unknown = null;
}
const wrong = (given: object): string[] => validateSync(Object.assign(new Order(), given)).map((e) => e.property);

describe('checks of what comes in', () => {
  it.each([
    [{}, []],
    [{ at: '2026-12-01T09:00Z', word: 'пять', note: null, owner: 'Анна' }, []],
    [{ at: '2026-12-01T09:00:00' }, ['at']],
    [{ at: '2026-02-31' }, ['at']],
    [{ at: '2026-13-01T09:00:00Z' }, ['at']],
    [{ at: '2026-02-29T09:00:00+03:00' }, ['at']],
    [{ at: '2028-02-29T00:30:00+03:00' }, []],
    [{ at: '2026-04-31T09:00:00Z' }, ['at']],
    [{ word: null }, ['word']],
    [{ word: '  ' }, ['word']],
    [{ word: '\u202e\u200b' }, ['word']],
    [{ note: 'длинно', owner: undefined }, ['note', 'owner']],
  ])('%j: %j', (given, properties) => expect(wrong(given)).toEqual(properties));
});
