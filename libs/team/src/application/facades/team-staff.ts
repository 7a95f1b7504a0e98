import { EmailAddress, Holidays } from '@prorab/kernel';
import type { WorkingCalendar } from '@prorab/kernel';
import { Clock, Query } from '@prorab/platform/marks';
import { Staff } from '../../contract/staff.js';
import type { Presence, StaffBranch, StaffMember } from '../../contract/staff.js';
import { awayDuring } from '../../domain/absence-plan.js';
import type { Absence } from '../../domain/absence-plan.js';
import type { Branch } from '../../domain/branch.js';
import type { Company } from '../../domain/company.js';
import type { Employee } from '../../domain/employee.js';
import { presenceOf } from '../../domain/presence.js';
import type { PresenceFacts } from '../../domain/presence.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { CompanyBook } from '../ports/company-book.port.js';

export interface Whereabouts {
  readonly employee: Employee;
  readonly facts: PresenceFacts;
  readonly deputyId: string | null;
}

@Query()
export class TeamStaff extends Staff {
  /** Of a branch, or of an employee with hours of his own, as the company has them: the days they have worked out serve the next question. */
  readonly #calendars = new WeakMap<Branch | Employee, WorkingCalendar>();

  constructor(
    private readonly book: CompanyBook,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {
    super();
  }

  async list(): Promise<StaffMember[]> {
    const company = await this.book.company();
    return company.employees.map((employee) => this.#member(employee, company));
  }

  async byId(id: string): Promise<StaffMember | null> {
    const company = await this.book.company();
    const employee = company.employee(id);
    return employee && this.#member(employee, company);
  }

  async byEmail(address: string): Promise<StaffMember | null> {
    const email = EmailAddress.parse(address)?.value;
    if (!email) return null;
    const company = await this.book.company();
    const employee = company.employees.find(({ state }) => state.emails.includes(email));
    return employee ? this.#member(employee, company) : null;
  }

  async presenceAt(instant: Date): Promise<Presence[]> {
    return (await this.whereaboutsAt(instant)).map(presenceFrom);
  }

  override async presenceOf(employeeId: string, instant: Date): Promise<Presence | null> {
    const company = await this.book.companySince(instant);
    const employee = company.employee(employeeId);
    const branch = employee?.active ? company.branch(employee.state.branchId) : null;
    if (!employee || !branch) return null;
    const absences = company.absencesOf(employeeId, instant);
    const facts = presenceOf(this.#calendarOf(branch, employee), absences, instant);
    return presenceFrom({ employee, facts, deputyId: deputyOf(employee, facts.absence, company) });
  }

  /** Everybody who works here, by name. */
  async whereaboutsAt(instant: Date): Promise<Whereabouts[]> {
    const company = await this.book.companySince(instant);
    // Most have the hours of their branch and are not away: what is true of one of them is true of all.
    const ofBranches = new Map<string, PresenceFacts>();
    return company.employees.flatMap((employee) => {
      const branch = company.branch(employee.state.branchId);
      if (!employee.active || !branch) return [];
      const absences = company.absencesOf(employee.id, instant);
      const isLikeOthers = employee.state.hours === null && absences.length === 0;
      const facts =
        (isLikeOthers && ofBranches.get(branch.id)) ||
        presenceOf(this.#calendarOf(branch, employee), absences, instant);
      if (isLikeOthers) ofBranches.set(branch.id, facts);
      return { employee, facts, deputyId: deputyOf(employee, facts.absence, company) };
    });
  }

  async branches(): Promise<StaffBranch[]> {
    return (await this.book.company()).branches.map(({ state: { id, name, city, zone, areaCode } }) => ({
      id,
      name,
      city,
      zone,
      areaCode,
    }));
  }

  async workingCalendarOf(branchId: string): Promise<WorkingCalendar> {
    const branch = (await this.book.company()).branch(branchId);
    if (!branch) throw new BranchMissing(branchId);
    return this.#calendarOf(branch, null);
  }

  override async workingCalendarsOf(branchIds: ReadonlySet<string>): Promise<Map<string, WorkingCalendar>> {
    const company = await this.book.company();
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of branchIds) {
      const branch = company.branch(id);
      if (!branch) throw new BranchMissing(id);
      calendars.set(id, this.#calendarOf(branch, null));
    }
    return calendars;
  }

  #member(employee: Employee, company: Company): StaffMember {
    const now = this.clock.now();
    const absence = company.absencesOf(employee.id, now).find((one) => {
      const away = awayDuring(one);
      return away !== null && away.from <= now && now < away.to;
    });
    const { id, name, role, branchId, emails, extension, capacity } = employee.state;
    const deputyId = deputyOf(employee, absence ?? null, company);
    return { id, name, role, branchId, emails, extension, capacity, deputyId, active: employee.active };
  }

  #calendarOf(branch: Branch, employee: Employee | null): WorkingCalendar {
    const hours = employee?.state.hours ?? null;
    const of = hours && employee ? employee : branch;
    const known = this.#calendars.get(of);
    if (known) return known;
    const calendar = hours ? branch.calendar(this.holidays).withHours(hours) : branch.calendar(this.holidays);
    this.#calendars.set(of, calendar);
    return calendar;
  }
}

const presenceFrom = ({ employee, facts, deputyId }: Whereabouts): Presence => ({
  employeeId: employee.id,
  atWork: facts.atWork,
  absentUntil: facts.absentUntil?.toISOString() ?? null,
  nextWorkAt: facts.nextWorkAt?.toISOString() ?? null,
  deputyId,
});
function deputyOf(employee: Employee, absence: Absence | null, company: Company): string | null {
  return [absence?.deputyId, employee.state.deputyId].find((id) => id && company.isHere(id)) ?? null;
}
