import { newId } from '@prorab/kernel';
import type { CallDifference } from '../../domain/call-difference.js';
import type { DifferenceBook } from './difference-book.port.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 9));

/** Run over the fake and every store. @param keysOf what is kept, in whatever order */
export function differenceBookContract(
  name: string,
  make: () => Promise<{ book: DifferenceBook; keysOf: () => Promise<string[]> }>,
): void {
  describe(`differences as they are kept: ${name}`, () => {
    const one = (key: string, day: number): CallDifference => ({
      ...{ kind: 'exchange-only', key, callId: null, number: '+79112223344', at: at(day) },
    });
    it('are there once, until they are old', async () => {
      const { book, keysOf } = await make();
      await book.add([], at(27));
      await book.add([one('a', 25), one('b', 26)], at(27));
      await book.add([one('a', 25), { ...one('a', 26), kind: 'house-only', callId: newId() }], at(28));
      expect((await keysOf()).toSorted()).toEqual(['a', 'a', 'b']);
      await book.forgetBefore(at(26));
      expect((await keysOf()).toSorted()).toEqual(['a', 'b']);
    });
    it('know what was compared last', async () => {
      const { book } = await make();
      expect(await book.last()).toBeNull();
      const of = { from: at(26), to: at(27), calls: 12_345, recordings: 11, differences: 2 };
      await book.note({ ...of, at: at(27), records: null });
      await book.note({ ...of, at: at(28), records: 12_346 });
      expect(await book.last()).toEqual({ ...of, at: at(28), records: 12_346 });
    });
  });
}
