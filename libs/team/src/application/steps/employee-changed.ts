import { EmployeeChanged } from '../../contract/employee-changed.event.js';
import type { Employee } from '../../domain/employee.js';

export function employeeChanged({ state }: Employee, changed: readonly string[], at: Date): EmployeeChanged {
  return EmployeeChanged.of({
    employeeId: state.id,
    changed: [...changed],
    name: state.name,
    role: state.role,
    branchId: state.branchId,
    emails: [...state.emails],
    extension: state.extension,
    capacity: state.capacity,
    deputyId: state.deputyId,
    changedAt: at.toISOString(),
  });
}
