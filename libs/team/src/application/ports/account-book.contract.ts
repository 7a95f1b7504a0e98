import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { Account } from '../../domain/account.js';
import { anEmployee } from '../../domain/an-employee.builder.js';
import { EmployeeMissing, LoginTaken } from '../../domain/team-errors.js';
import type { AccountBook } from './account-book.port.js';
import type { EmployeeRegister } from './employee-register.port.js';

const at = new Date('2026-11-23T06:00:00.123Z');

/** @param open an empty book, the register beside it and their unit of work */
export function accountBookContract(
  name: string,
  open: () => Promise<{ book: AccountBook; employees: EmployeeRegister; work: UnitOfWork }>,
): void {
  describe(`account book: ${name}`, () => {
    const opened = async (login: string) => {
      const { book, employees, work } = await open();
      const anna = anEmployee();
      const account = Account.open(
        { employeeId: anna.id, login, passwordHash: '$argon2id$v=19$x', mustChangePassword: true },
        at,
      );
      await work.run(async () => {
        await employees.add(anna);
        await book.save(account);
      });
      return { book, employees, work, anna, account };
    };
    it('finds by employee and by login', async () => {
      const { book, anna, account } = await opened('anna@a.ru');
      expect((await book.byEmployee(anna.id))?.state).toEqual(account.state);
      expect((await book.byLogin('anna@a.ru'))?.state).toEqual(account.state);
      expect([await book.byEmployee(newId()), await book.byLogin('ann')]).toEqual([null, null]);
    });
    it('keeps the second factor, half-way and whole', async () => {
      const { book, work, anna } = await opened('анна');
      const change = (how: (account: Account) => void) =>
        work.run(async () => {
          const account = await book.takeForChange(anna.id);
          how(account);
          await book.save(account);
        });
      await change((a) => a.enrol('SECRET'));
      expect((await book.byEmployee(anna.id))?.state.secondFactor).toEqual({
        secret: 'SECRET',
        confirmedAt: null,
        lastStep: 0,
        recoveryCodes: [],
      });
      await change((a) => a.confirm(59_000_000, ['h1', 'h2'], at));
      expect((await book.byEmployee(anna.id))?.state.secondFactor).toEqual({
        secret: 'SECRET',
        confirmedAt: at,
        lastStep: 59_000_000,
        recoveryCodes: ['h1', 'h2'],
      });
      await change((a) => a.removeSecondFactor());
      expect((await book.byEmployee(anna.id))?.state.secondFactor).toBeNull();
    });
    it('gives a login once', async () => {
      const { book, employees, work } = await opened('anna');
      const boris = anEmployee();
      await work.run(() => employees.add(boris));
      const second = Account.open(
        { employeeId: boris.id, login: 'anna', passwordHash: 'x', mustChangePassword: false },
        at,
      );
      await expect(work.run(() => book.save(second))).rejects.toThrow(LoginTaken);
      await expect(work.run(() => book.takeForChange(boris.id))).rejects.toThrow(EmployeeMissing);
    });
  });
}
