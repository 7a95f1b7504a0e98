import { Company } from '../../domain/company.js';
import type { AbsenceBook } from './absence-book.port.js';
import type { BranchBook } from './branch-book.port.js';
import { CompanyBook } from './company-book.port.js';
import type { EmployeeRegister } from './employee-register.port.js';

/** Over whatever books. */
export class FakeCompanyBook extends CompanyBook {
  #kept: { readonly key: string; readonly company: Company } | null = null;
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branches: BranchBook,
    private readonly absences: AbsenceBook,
  ) {
    super();
  }
  company(): Promise<Company> {
    return this.companySince(new Date(0));
  }
  /** The same one as long as nothing of it has changed. */
  async companySince(since: Date): Promise<Company> {
    const [employees, branches] = [await this.employees.list(), await this.branches.list()];
    const absences = await this.absences.endingAfter(since);
    const states = [...employees, ...branches].map(({ state }) => state);
    const key = JSON.stringify([since, states, [...absences]]);
    if (this.#kept?.key !== key) this.#kept = { key, company: new Company({ employees, branches, absences, since }) };
    return this.#kept.company;
  }
}
