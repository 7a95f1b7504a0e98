import { Company } from '../../domain/company.js';
import type { AbsenceBook } from './absence-book.port.js';
import type { BranchBook } from './branch-book.port.js';
import { CompanyBook } from './company-book.port.js';
import type { EmployeeRegister } from './employee-register.port.js';

/** Over whatever books. */
export class FakeCompanyBook extends CompanyBook {
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
  async companySince(since: Date): Promise<Company> {
    const [employees, branches] = [await this.employees.list(), await this.branches.list()];
    return new Company({ employees, branches, absences: await this.absences.endingAfter(since), since });
  }
}
