import type { Employee } from '../../domain/employee.js';

/** Everybody who works or worked here. Addresses are unique among all, extensions among those who work here. */
export abstract class EmployeeRegister {
  /** Locks the employee until the surrounding unit of work ends. @throws EmployeeMissing */
  abstract takeForChange(id: string): Promise<Employee>;
  abstract byId(id: string): Promise<Employee | null>;
  /** @param address normalised */
  abstract byEmail(address: string): Promise<Employee | null>;
  /** By name, then id; the dismissed too. */
  abstract list(): Promise<Employee[]>;
  /** @throws EmailTaken, ExtensionTaken */
  abstract add(employee: Employee): Promise<void>;
  /** Of one taken for change. @throws EmailTaken, ExtensionTaken */
  abstract save(employee: Employee): Promise<void>;
}
