import fc from 'fast-check';
import { uidSet } from './uid-set.js';

const unfold = (set: string): number[] =>
  set.split(',').flatMap((run) => {
    const [from = 0, to = from] = run.split(':').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });

describe('a set of UIDs', () => {
  it('is written in runs', () => expect(uidSet([9, 1, 2, 3, 13, 12])).toBe('1:3,9,12:13'));
  it('names exactly the UIDs given, whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (uids) => {
        expect(unfold(uidSet(uids))).toEqual([...uids].sort((a, b) => a - b));
      }),
    );
  });
});
