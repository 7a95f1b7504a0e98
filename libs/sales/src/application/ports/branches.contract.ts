import type { Branch, Branches } from './branches.port.js';

/** What every list of branches promises. The first of the given is the main one. */
export function describeBranches(
  name: string,
  make: (given: readonly Branch[], people?: Readonly<Record<string, string>>) => Promise<Branches>,
): void {
  describe(`branches: ${name}`, () => {
    const spb: Branch = { id: 'spb', city: 'Санкт-Петербург', zone: 'Europe/Moscow' };
    const omsk: Branch = { id: 'omsk', city: 'Омск', zone: 'Asia/Omsk' };
    it('are all there by city, and what belongs to none of them lives by the clock of the main one', async () => {
      expect(await (await make([spb, omsk], { anna: 'omsk' })).all()).toEqual({
        branches: [omsk, spb],
        zone: 'Europe/Moscow',
        workplaces: new Map([['anna', 'omsk']]),
      });
      expect((await (await make([omsk, spb])).all()).zone).toBe('Asia/Omsk');
    });
    it('a company without any lives by UTC', async () => {
      expect(await (await make([])).all()).toEqual({ branches: [], zone: 'UTC', workplaces: new Map() });
    });
  });
}
