import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aBranch } from '../../domain/an-employee.builder.js';
import { BranchMissing } from '../../domain/team-errors.js';
import type { BranchBook } from './branch-book.port.js';

/** @param open an empty book and its unit of work */
export function branchBookContract(name: string, open: () => Promise<{ book: BranchBook; work: UnitOfWork }>): void {
  describe(`branch book: ${name}`, () => {
    it('gives back what was put in, and then what was changed', async () => {
      const { book, work } = await open();
      const branch = aBranch({ exceptions: { '2026-12-31': '10:00-15:00' }, areaCode: null, keepsHolidays: false });
      await work.run(() => book.save(branch));
      expect((await book.byId(branch.id))?.state).toEqual(branch.state);
      await work.run(async () => {
        const taken = await book.takeForChange(branch.id);
        taken.change({ city: 'Тверь', areaCode: '4822' });
        await book.save(taken);
      });
      expect((await book.byId(branch.id))?.state).toEqual({ ...branch.state, city: 'Тверь', areaCode: '4822' });
    });
    it('lists by name and knows what it does not have', async () => {
      const { book, work } = await open();
      await work.run(async () => {
        await book.save(aBranch({ name: 'Юг' }));
        await book.save(aBranch({ name: 'Восток' }));
      });
      expect((await book.list()).map((b) => b.state.name)).toEqual(['Восток', 'Юг']);
      expect(await book.byId(newId())).toBeNull();
      await expect(work.run(() => book.takeForChange(newId()))).rejects.toThrow(BranchMissing);
    });
  });
}
