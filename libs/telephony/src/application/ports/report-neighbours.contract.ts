import { Money } from '@prorab/kernel';
import type { WorthCell } from '../../domain/report/lost-worth.js';
import type { BranchPlace, Branches } from './branches.port.js';
import type { WorthOfCalls } from './worth-of-calls.port.js';

/** Run over the fake and the way to team. */
export function branchesContract(name: string, make: (places: readonly BranchPlace[]) => Branches): void {
  describe(`branches: ${name}`, () => {
    it('have their own clocks, and keep their order', async () => {
      const places = [
        { id: 'omsk', zone: 'Asia/Omsk' },
        { id: 'pskov', zone: 'Europe/Moscow' },
      ];
      expect(await make(places).all()).toEqual(places);
      expect(await make([]).all()).toEqual([]);
    });
  });
}
/** Run over the fake and the way to sales. */
export function worthOfCallsContract(name: string, make: (cells: readonly WorthCell[]) => WorthOfCalls): void {
  describe(`worth of calls: ${name}`, () => {
    it('is told by branch, to the kopeck', async () => {
      const cells = [
        { branchId: 'pskov', inquiries: 30, received: Money.of('120000.55') },
        { branchId: null, inquiries: 1, received: Money.zero },
      ];
      const found = await make(cells).during({ from: '2025-11-27', to: '2026-11-27' });
      expect(found.map((c) => ({ ...c, received: c.received.toString() }))).toEqual(
        cells.map((c) => ({ ...c, received: c.received.toString() })),
      );
      expect(await make([]).during({ from: '2025-11-27', to: '2026-11-27' })).toEqual([]);
    });
  });
}
