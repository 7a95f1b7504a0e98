import { Employee } from '../../domain/employee.js';
import type { EmployeeState } from '../../domain/employee.js';
import { EmailTaken, EmployeeMissing, ExtensionTaken } from '../../domain/team-errors.js';
import { EmployeeRegister } from './employee-register.port.js';

export class FakeEmployeeRegister extends EmployeeRegister {
  readonly rows = new Map<string, EmployeeState>();

  async takeForChange(id: string): Promise<Employee> {
    const employee = await this.byId(id);
    if (!employee) throw new EmployeeMissing(id);
    return employee;
  }
  async byId(id: string): Promise<Employee | null> {
    const row = this.rows.get(id);
    return row ? Employee.restore(row) : null;
  }
  async byEmail(address: string): Promise<Employee | null> {
    const row = [...this.rows.values()].find((r) => r.emails.includes(address));
    return row ? Employee.restore(row) : null;
  }
  async list(): Promise<Employee[]> {
    const key = (r: EmployeeState): string => `${r.name}\u0000${r.id}`;
    return [...this.rows.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((r) => Employee.restore(r));
  }
  async add(employee: Employee): Promise<void> {
    await this.save(employee);
  }
  async save(employee: Employee): Promise<void> {
    const { state } = employee;
    for (const other of this.rows.values()) {
      if (other.id === state.id) continue;
      const email = state.emails.find((e) => other.emails.includes(e));
      if (email) throw new EmailTaken(email);
      const bothHere = !state.dismissedAt && !other.dismissedAt;
      if (bothHere && state.extension && state.extension === other.extension) throw new ExtensionTaken(state.extension);
    }
    this.rows.set(state.id, state);
  }
}
