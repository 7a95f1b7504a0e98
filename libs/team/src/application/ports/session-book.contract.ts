import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { anEmployee } from '../../domain/an-employee.builder.js';
import { Session } from '../../domain/session.js';
import type { EmployeeRegister } from './employee-register.port.js';
import type { SessionBook } from './session-book.port.js';

const hour = (n: number): Date => new Date(Date.UTC(2026, 10, 23, n, 0, 0, 123));
const terms = { idleMs: 1, longestMs: 1, touchEveryMs: 1 };

/** @param open an empty book, the register beside it and their unit of work */
export function sessionBookContract(
  name: string,
  open: () => Promise<{ book: SessionBook; employees: EmployeeRegister; work: UnitOfWork }>,
): void {
  describe(`session book: ${name}`, () => {
    const opened = async () => {
      const { book, employees, work } = await open();
      const [anna, boris] = [anEmployee(), anEmployee()];
      const make = (employeeId: string, n: number): Session =>
        Session.open({
          id: newId(),
          employeeId,
          tokenHash: String(n).repeat(64),
          kind: 'bearer',
          openedAt: hour(n),
          agent: 'Опера',
          address: '::1',
        });
      const sessions = [make(anna.id, 1), make(anna.id, 2), make(boris.id, 3)] as const;
      await work.run(async () => {
        await employees.add(anna);
        await employees.add(boris);
        for (const one of sessions) await book.add(one);
      });
      return { book, work, anna, boris, sessions };
    };
    it('finds by the digest of the token and by employee, the newest first', async () => {
      const { book, anna, sessions } = await opened();
      expect((await book.byTokenHash('2'.repeat(64)))?.state).toEqual(sessions[1].state);
      expect(await book.byTokenHash('9'.repeat(64))).toBeNull();
      expect((await book.of(anna.id)).map((s) => s.id)).toEqual([sessions[1].id, sessions[0].id]);
    });
    it('writes down use, but brings no ended session back', async () => {
      const { book, work, sessions } = await opened();
      sessions[0].touch(hour(9), terms);
      sessions[1].touch(hour(9), terms);
      await work.run(async () => {
        await book.touch(sessions[0]);
        await book.end(sessions[1].id);
        await book.end(sessions[1].id);
        await book.touch(sessions[1]);
      });
      expect((await book.byTokenHash('1'.repeat(64)))?.state.seenAt).toEqual(hour(9));
      expect(await book.byTokenHash('2'.repeat(64))).toBeNull();
    });
    it('ends all of one employee, save one', async () => {
      const { book, work, anna, boris, sessions } = await opened();
      expect(await work.run(() => book.endAllOf(anna.id, { sessionId: sessions[0].id }))).toBe(1);
      expect([(await book.of(anna.id)).length, (await book.of(boris.id)).length]).toEqual([1, 1]);
      expect(await work.run(() => book.endAllOf(anna.id))).toBe(1);
    });
    it('clears away the stale', async () => {
      const { book, work, anna, boris, sessions } = await opened();
      sessions[0].touch(hour(9), terms);
      await work.run(() => book.touch(sessions[0]));
      expect(await work.run(() => book.removeStale({ seenBefore: hour(3), openedBefore: hour(1) }))).toBe(1);
      expect(await work.run(() => book.removeStale({ seenBefore: hour(1), openedBefore: hour(3) }))).toBe(1);
      expect([(await book.of(anna.id)).length, (await book.of(boris.id)).length]).toEqual([0, 1]);
    });
  });
}
