import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { anEmployee } from '../../domain/an-employee.builder.js';
import { EmailTaken, EmployeeMissing, ExtensionTaken } from '../../domain/team-errors.js';
import type { EmployeeRegister } from './employee-register.port.js';

/** @param open an empty register and its unit of work */
export function employeeRegisterContract(
  name: string,
  open: () => Promise<{ book: EmployeeRegister; work: UnitOfWork }>,
): void {
  describe(`employee register: ${name}`, () => {
    it('gives back to the last property what was put in', async () => {
      const { book, work } = await open();
      const anna = anEmployee({
        emails: ['anna@a.ru', 'почта@xn--e1afmkfd.xn--p1ai'],
        capacity: 2.5,
        hours: { mon: '', sat: '10:00-14:00' },
        extension: '305',
        deputyId: newId(),
      });
      await work.run(() => book.add(anna));
      expect((await book.byId(anna.id))?.state).toEqual(anna.state);
      expect((await book.byEmail('почта@xn--e1afmkfd.xn--p1ai'))?.state).toEqual(anna.state);
      expect([await book.byId(newId()), await book.byEmail('nobody@a.ru')]).toEqual([null, null]);
    });
    it('lists by name, the dismissed too', async () => {
      const { book, work } = await open();
      const gone = anEmployee({ name: 'Борис' });
      gone.dismiss(new Date('2026-01-02T03:04:05.678Z'));
      await work.run(async () => {
        for (const one of [anEmployee({ name: 'Вера' }), gone, anEmployee({ name: 'Анна' })]) await book.add(one);
      });
      expect((await book.list()).map((e) => [e.state.name, e.active])).toEqual([
        ['Анна', true],
        ['Борис', false],
        ['Вера', true],
      ]);
    });
    it('keeps changes of one taken for change', async () => {
      const { book, work } = await open();
      const anna = anEmployee({ emails: ['anna@a.ru'] });
      await work.run(() => book.add(anna));
      await work.run(async () => {
        const taken = await book.takeForChange(anna.id);
        taken.change({ emails: ['new@a.ru'], name: 'Анна Новая' });
        taken.changeRole('head');
        await book.save(taken);
      });
      expect((await book.byEmail('new@a.ru'))?.state).toMatchObject({ id: anna.id, name: 'Анна Новая', role: 'head' });
      expect(await book.byEmail('anna@a.ru')).toBeNull();
      await expect(work.run(() => book.takeForChange(newId()))).rejects.toThrow(EmployeeMissing);
    });
    it('gives no address twice, and an extension once among those who work here', async () => {
      const { book, work } = await open();
      const [anna, boris] = [anEmployee({ emails: ['x@a.ru'], extension: '305' }), anEmployee({ emails: ['b@a.ru'] })];
      await work.run(async () => {
        await book.add(anna);
        await book.add(boris);
      });
      await expect(work.run(() => book.add(anEmployee({ emails: ['y@a.ru', 'x@a.ru'] })))).rejects.toThrow(EmailTaken);
      await expect(work.run(() => book.add(anEmployee({ extension: '305' })))).rejects.toThrow(ExtensionTaken);
      const changing = work.run(async () => {
        const taken = await book.takeForChange(boris.id);
        taken.change({ emails: ['x@a.ru'] });
        await book.save(taken);
      });
      await expect(changing).rejects.toThrow(EmailTaken);
      await work.run(async () => {
        const taken = await book.takeForChange(anna.id);
        taken.dismiss(new Date());
        await book.save(taken);
      });
      await work.run(() => book.add(anEmployee({ extension: '305' })));
      expect(await book.list()).toHaveLength(3);
    });
  });
}
