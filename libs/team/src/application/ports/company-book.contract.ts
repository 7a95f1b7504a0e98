import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aBranch, anEmployee } from '../../domain/an-employee.builder.js';
import type { AbsenceBook } from './absence-book.port.js';
import type { BranchBook } from './branch-book.port.js';
import type { CompanyBook } from './company-book.port.js';
import type { EmployeeRegister } from './employee-register.port.js';

export interface CompanyBooks {
  readonly book: CompanyBook;
  readonly employees: EmployeeRegister;
  readonly branches: BranchBook;
  readonly absences: AbsenceBook;
  readonly work: UnitOfWork;
}
const day = (text: string): Date => new Date(`2026-11-${text}T00:00:00Z`);

/** @param open empty books and their unit of work; it is 20 November 2026 */
export function companyBookContract(name: string, open: () => Promise<CompanyBooks>): void {
  describe(`company book: ${name}`, () => {
    it('knows every change as soon as it is kept', async () => {
      const { book, employees, branches, absences, work } = await open();
      const names = async (): Promise<(readonly string[])[]> => {
        const company = await book.company();
        const [people, places] = [company.employees, company.branches];
        return [
          people.map(({ state }) => state.name),
          places.map(({ state }) => state.name),
          people.map(({ id }) => `${company.absencesOf(id, day('20')).length}`),
        ];
      };
      expect(await names()).toEqual([[], [], []]);
      const [branch, anna] = [aBranch({ name: 'Юг' }), anEmployee({ name: 'Анна' })];
      await work.run(() => branches.save(branch));
      expect(await names()).toEqual([[], ['Юг'], []]);
      await work.run(() => employees.add(anna));
      expect(await names()).toEqual([['Анна'], ['Юг'], ['0']]);
      await work.run(async () => {
        const taken = await employees.takeForChange(anna.id);
        taken.change({ name: 'Анна Б.' });
        await employees.save(taken);
      });
      expect(await names()).toEqual([['Анна Б.'], ['Юг'], ['0']]);
      await work.run(async () => {
        const plan = await absences.takeForChange(anna.id);
        const [from, to] = [day('23'), day('30')];
        plan.add({ id: newId(), kind: 'sick', from, to, deputyId: null, note: '', plannedAt: from });
        await absences.save(plan);
      });
      expect(await names()).toEqual([['Анна Б.'], ['Юг'], ['1']]);
      await work.run(async () => {
        const taken = await branches.takeForChange(branch.id);
        taken.change({ name: 'Север' });
        await branches.save(taken);
      });
      expect(await names()).toEqual([['Анна Б.'], ['Север'], ['1']]);
    });
    it('tells who is here, and nobody twice', async () => {
      const { book, employees, work } = await open();
      const gone = anEmployee();
      gone.dismiss(day('19'));
      const [anna, boris] = [anEmployee({ name: 'Анна' }), anEmployee({ name: 'Борис' })];
      await work.run(async () => {
        for (const one of [boris, gone, anna]) await employees.add(one);
      });
      const company = await book.company();
      expect([anna, boris, gone].map(({ id }) => company.isHere(id))).toEqual([true, true, false]);
      expect(company.employee(boris.id)?.state).toEqual(boris.state);
      expect([company.employee(newId()), company.branch(newId()), company.isHere(newId())]).toEqual([
        ...[null, null, false],
      ]);
    });
    it('goes back as far as one asks', async () => {
      const { book, employees, absences, work } = await open();
      const anna = anEmployee();
      await work.run(async () => {
        await employees.add(anna);
        const plan = await absences.takeForChange(anna.id);
        const [from, to] = [day('02'), day('04')];
        plan.add({ id: newId(), kind: 'sick', from, to, deputyId: null, note: '', plannedAt: from });
        await absences.save(plan);
      });
      await book.company();
      expect((await book.companySince(day('03'))).absencesOf(anna.id, day('03'))).toHaveLength(1);
      expect((await book.companySince(day('05'))).absencesOf(anna.id, day('05'))).toHaveLength(0);
    });
  });
}
