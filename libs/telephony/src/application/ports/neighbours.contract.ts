import type { CallerDirectory } from './caller-directory.port.js';
import type { Operators } from './operators.port.js';

/** «ООО «Ромашка»» has +79112223344 and is looked after by `keeper`. */
export function callerDirectoryContract(
  name: string,
  make: (given: { keeper: string }) => Promise<CallerDirectory>,
): void {
  describe(`who calls: ${name}`, () => {
    it('is known by his number, with whoever looks after him', async () => {
      const keeper = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
      const directory = await make({ keeper });
      expect(await directory.byNumber('+79112223344')).toMatchObject({ name: 'ООО «Ромашка»', responsibleId: keeper });
      expect(await directory.byNumber('+79112223345')).toBeNull();
    });
  });
}
/**
 * Of team: Анна, manager, 101, at work; Борис, manager, 102, away, Анна stands in; Вера, manager without a phone; Глеб, accountant, 104;
 * Дина, manager, 105, dismissed.
 */
export function operatorsContract(name: string, make: () => Promise<Operators>): void {
  describe(`whose phones ring: ${name}`, () => {
    it('are those who work here, have a phone and take calls of customers', async () => {
      const all = await (await make()).all(new Date('2026-11-27T09:00:00Z'));
      expect(all.map(({ name: who, extension, atWork }) => [who, extension, atWork])).toEqual([
        ['Анна', '101', true],
        ['Борис', '102', false],
      ]);
      expect(all[1]?.deputyId).toBe(all[0]?.employeeId);
    });
    it('says whose branch is which', async () => {
      const operators = await make();
      const [anna] = await operators.all(new Date('2026-11-27T09:00:00Z'));
      expect(anna && (await operators.branchOf(anna.employeeId))).toBe(anna?.branchId);
      expect(await operators.branchOf('0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d99')).toBeNull();
    });
  });
}
