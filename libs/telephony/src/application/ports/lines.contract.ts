import type { Lines } from './lines.port.js';

/** @param make a house with a branch `pskov` in Псков (8112), and these numbers */
export function linesContract(
  name: string,
  make: (lines: readonly { readonly number: string; readonly inPskov: boolean }[]) => Promise<Lines>,
): void {
  describe(`lines: ${name}`, () => {
    const some = [
      { number: '+78112201234', inPskov: true },
      { number: '+78001002030', inPskov: false },
    ];
    it('are found by what was dialled, with the branch', async () => {
      const lines = await make(some);
      const pskov = { number: '+78112201234', branchId: 'pskov', city: 'Псков', areaCode: '8112' };
      expect(await lines.of('88112201234')).toMatchObject(pskov);
      expect(await lines.of('+78001002030')).toMatchObject({ number: '+78001002030', branchId: null, city: null });
    });
    it('that nobody has named have no branch, and are not among all', async () => {
      const lines = await make(some);
      expect(await lines.of('+78162112233')).toMatchObject({ number: '+78162112233', branchId: null });
      expect((await lines.all()).map((line) => [line.number, line.branchId])).toEqual([
        ['+78112201234', 'pskov'],
        ['+78001002030', null],
      ]);
    });
  });
}
