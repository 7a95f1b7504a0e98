import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { anEmployee } from '../../domain/an-employee.builder.js';
import type { AbsenceBook } from './absence-book.port.js';
import type { EmployeeRegister } from './employee-register.port.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 0, 0, 0, 123));

/** Ever planned. */
const allOf = async (book: AbsenceBook, employeeId: string) =>
  (await book.endingAfter(new Date(0))).get(employeeId) ?? [];

/** @param open an empty book, the register beside it and their unit of work */
export function absenceBookContract(
  name: string,
  open: () => Promise<{ book: AbsenceBook; employees: EmployeeRegister; work: UnitOfWork }>,
): void {
  describe(`absence book: ${name}`, () => {
    const planned = async () => {
      const { book, employees, work } = await open();
      const anna = anEmployee();
      const ids = [newId(), newId()] as const;
      await work.run(async () => {
        await employees.add(anna);
        const plan = await book.takeForChange(anna.id);
        const common = { kind: 'vacation', note: 'Сочи', deputyId: newId(), plannedAt: day(1) } as const;
        plan.add({ ...common, id: ids[1], from: day(20), to: day(25) });
        plan.add({ ...common, id: ids[0], from: day(2), to: day(5), deputyId: null });
        await book.save(plan);
      });
      return { book, work, anna, ids };
    };
    it('gives back what was planned, by beginning', async () => {
      const { book, anna, ids } = await planned();
      const found = await allOf(book, anna.id);
      expect(found.map((a) => a.id)).toEqual(ids);
      expect(found[0]).toEqual({
        id: ids[0],
        kind: 'vacation',
        note: 'Сочи',
        deputyId: null,
        plannedAt: day(1),
        from: day(2),
        to: day(5),
        cancelledAt: null,
      });
      expect(await allOf(book, newId())).toEqual([]);
    });
    it('keeps what was cancelled', async () => {
      const { book, work, anna, ids } = await planned();
      await work.run(async () => {
        const plan = await book.takeForChange(anna.id);
        plan.cancel(ids[0], day(3));
        await book.save(plan);
      });
      expect((await allOf(book, anna.id)).map((a) => a.cancelledAt)).toEqual([day(3), null]);
    });
    it('tells whose absences end after an instant', async () => {
      const { book, anna, ids } = await planned();
      expect([...(await book.endingAfter(day(5)))].map(([id, all]) => [id, all.map((a) => a.id)])).toEqual([
        [anna.id, [ids[1]]],
      ]);
      expect((await book.endingAfter(day(4))).get(anna.id)).toHaveLength(2);
      expect((await book.endingAfter(day(25))).size).toBe(0);
    });
  });
}
