import { Locks, UseCase } from '@prorab/platform/marks';
import type { Employee } from '../../domain/employee.js';
import { LastAdministrator } from '../../domain/team-errors.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';

/** Somebody must be able to let people in. Two administrators that dismiss each other at once meet at the lock. */
@UseCase()
export class GuardLastAdministrator {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly locks: Locks,
  ) {}

  /** To be called before the employee is taken for change: the lock comes first everywhere. */
  async hold(): Promise<void> {
    await this.locks.hold('team.administrators');
  }
  /** @throws LastAdministrator if nobody else would be left */
  async execute({ leaving }: { leaving: Employee }): Promise<void> {
    if (leaving.state.role !== 'administrator' || !leaving.active) return;
    const others = (await this.employees.list()).filter(
      (e) => e.active && e.state.role === 'administrator' && e.id !== leaving.id,
    );
    if (others.length === 0) throw new LastAdministrator();
  }
}
