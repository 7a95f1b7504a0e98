import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { Clock } from '@prorab/platform/marks';
import { CompanyBook } from '../../../application/ports/company-book.port.js';
import { Company } from '../../../domain/company.js';
import { MikroAbsenceBook } from './mikro-absence-book.js';
import { MikroBranchBook } from './mikro-branch-book.js';
import { MikroEmployeeRegister } from './mikro-employee-register.js';
import { hasChanged, revisionOf } from './company-revision.js';

/** Further back asks hardly anybody. */
const BACK_MS = 3_600_000;
/** Whoever changes a table by hand, and an older version of the house beside this one, counts nothing. */
const UNCOUNTED_MS = 60_000;

/** Read anew when somebody, in whichever instance, has changed something of it. */
@Injectable()
export class MikroCompanyBook extends CompanyBook {
  readonly #employees: MikroEmployeeRegister;
  readonly #branches: MikroBranchBook;
  readonly #absences: MikroAbsenceBook;
  #kept: { readonly revision: number; readonly at: number; readonly company: Company } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
    this.#employees = new MikroEmployeeRegister(database);
    this.#branches = new MikroBranchBook(database);
    this.#absences = new MikroAbsenceBook(database);
  }

  async company(): Promise<Company> {
    // Before the rest is read: what is changed in between is read twice, and never missed.
    const revision = await revisionOf(this.database);
    const now = this.clock.now().getTime();
    const kept = this.#kept;
    if (kept && kept.revision === revision && now - kept.at < UNCOUNTED_MS) return kept.company;
    const company = await this.#read(new Date(now - BACK_MS));
    if (revision !== null && !hasChanged(this.database)) this.#kept = { revision, at: now, company };
    return company;
  }
  async companySince(instant: Date): Promise<Company> {
    const company = await this.company();
    return company.since <= instant ? company : this.#read(instant);
  }
  async #read(since: Date): Promise<Company> {
    const [employees, branches] = [await this.#employees.list(), await this.#branches.list()];
    return new Company({ employees, branches, absences: await this.#absences.endingAfter(since), since });
  }
}
