import type { Absence } from './absence-plan.js';
import type { Branch } from './branch.js';
import type { Employee } from './employee.js';

interface CompanyFacts {
  /** By name. */
  readonly employees: readonly Employee[];
  /** By name. */
  readonly branches: readonly Branch[];
  /** All that end after `since`, cancelled ones too, by employee. */
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  readonly since: Date;
}

/** Who works for us, where, and who is away. Many read the same one: nothing of it is changed, who changes takes his own from a book. */
export class Company {
  readonly #employees: ReadonlyMap<string, Employee>;
  readonly #branches: ReadonlyMap<string, Branch>;
  constructor(private readonly facts: CompanyFacts) {
    this.#employees = new Map(facts.employees.map((one) => [one.id, one]));
    this.#branches = new Map(facts.branches.map((one) => [one.id, one]));
  }
  get employees(): readonly Employee[] {
    return this.facts.employees;
  }
  get branches(): readonly Branch[] {
    return this.facts.branches;
  }
  get since(): Date {
    return this.facts.since;
  }
  employee(id: string): Employee | null {
    return this.#employees.get(id) ?? null;
  }
  branch(id: string): Branch | null {
    return this.#branches.get(id) ?? null;
  }
  isHere(employeeId: string): boolean {
    return this.employee(employeeId)?.active ?? false;
  }
  /** Of one employee, those whose planned end is after the instant, which is not before `since`. */
  absencesOf(employeeId: string, after: Date): readonly Absence[] {
    return (this.facts.absences.get(employeeId) ?? []).filter(({ to }) => to > after);
  }
}
