import { EmailAddress, Holidays } from '@prorab/kernel';
import type { WorkingCalendar } from '@prorab/kernel';
import { Clock, Query } from '@prorab/platform/marks';
import { Staff } from '../../contract/staff.js';
import type { Presence, StaffBranch, StaffMember } from '../../contract/staff.js';
import { awayDuring } from '../../domain/absence-plan.js';
import type { Absence } from '../../domain/absence-plan.js';
import type { Branch } from '../../domain/branch.js';
import type { Employee } from '../../domain/employee.js';
import { presenceOf } from '../../domain/presence.js';
import type { PresenceFacts } from '../../domain/presence.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { AbsenceBook } from '../ports/absence-book.port.js';
import { BranchBook } from '../ports/branch-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';

/** More calendars than any company has: past it the memory is cleared and filled anew. */
const MOST_CALENDARS = 2_000;

export interface Whereabouts {
  readonly employee: Employee;
  readonly facts: PresenceFacts;
  readonly deputyId: string | null;
}

@Query()
export class TeamStaff extends Staff {
  /** By what they were made of, so that the days they have worked out serve the next question. */
  readonly #calendars = new Map<string, WorkingCalendar>();

  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branchBook: BranchBook,
    private readonly absences: AbsenceBook,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {
    super();
  }

  async list(): Promise<StaffMember[]> {
    const employees = await this.employees.list();
    const away = await this.absences.endingAfter(this.clock.now());
    const here = new Set(employees.filter((e) => e.active).map((e) => e.id));
    return employees.map((employee) => this.#member(employee, away.get(employee.id) ?? [], here));
  }

  async byId(id: string): Promise<StaffMember | null> {
    const employee = await this.employees.byId(id);
    if (!employee) return null;
    const absences = await this.#absencesOf(id, this.clock.now());
    return this.#member(employee, absences, await this.#deputiesHere(employee, absences));
  }

  async byEmail(address: string): Promise<StaffMember | null> {
    const email = EmailAddress.parse(address)?.value;
    return email ? ((await this.list()).find((member) => member.emails.includes(email)) ?? null) : null;
  }

  async presenceAt(instant: Date): Promise<Presence[]> {
    return (await this.whereaboutsAt(instant)).map(presenceFrom);
  }

  override async presenceOf(employeeId: string, instant: Date): Promise<Presence | null> {
    const employee = await this.employees.byId(employeeId);
    const branch = employee?.active ? await this.branchBook.byId(employee.state.branchId) : null;
    if (!employee || !branch) return null;
    const absences = await this.#absencesOf(employeeId, instant);
    const facts = presenceOf(this.#calendarOf(branch, employee), absences, instant);
    const here = await this.#deputiesHere(employee, absences);
    return presenceFrom({ employee, facts, deputyId: deputyOf(employee, facts.absence, here) });
  }

  /** Everybody who works here, by name. */
  async whereaboutsAt(instant: Date): Promise<Whereabouts[]> {
    const employees = (await this.employees.list()).filter((e) => e.active);
    const branches = new Map((await this.branchBook.list()).map((branch) => [branch.id, branch]));
    const away = await this.absences.endingAfter(instant);
    const here = new Set(employees.map((e) => e.id));
    // Most have the hours of their branch and are not away: what is true of one of them is true of all.
    const ofBranches = new Map<string, PresenceFacts>();
    return employees.flatMap((employee) => {
      const branch = branches.get(employee.state.branchId);
      if (!branch) return [];
      const absences = away.get(employee.id) ?? [];
      const isLikeOthers = employee.state.hours === null && absences.length === 0;
      const facts =
        (isLikeOthers && ofBranches.get(branch.id)) ||
        presenceOf(this.#calendarOf(branch, employee), absences, instant);
      if (isLikeOthers) ofBranches.set(branch.id, facts);
      return { employee, facts, deputyId: deputyOf(employee, facts.absence, here) };
    });
  }

  async branches(): Promise<StaffBranch[]> {
    return (await this.branchBook.list()).map(({ state: { id, name, city, zone, areaCode } }) => ({
      id,
      name,
      city,
      zone,
      areaCode,
    }));
  }

  async workingCalendarOf(branchId: string): Promise<WorkingCalendar> {
    const branch = await this.branchBook.byId(branchId);
    if (!branch) throw new BranchMissing(branchId);
    return this.#calendarOf(branch, null);
  }

  override async workingCalendarsOf(branchIds: ReadonlySet<string>): Promise<Map<string, WorkingCalendar>> {
    const branches = new Map((await this.branchBook.list()).map((branch) => [branch.id, branch]));
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of branchIds) {
      const branch = branches.get(id);
      if (!branch) throw new BranchMissing(id);
      calendars.set(id, this.#calendarOf(branch, null));
    }
    return calendars;
  }

  async #absencesOf(employeeId: string, after: Date): Promise<readonly Absence[]> {
    return (await this.absences.of(employeeId)).filter(({ to }) => to > after);
  }
  /** Those who may stand in for him and work here. */
  async #deputiesHere(employee: Employee, absences: readonly Absence[]): Promise<ReadonlySet<string>> {
    const here = new Set<string>();
    for (const id of new Set([employee.state.deputyId, ...absences.map((a) => a.deputyId)]))
      if (id && (await this.employees.byId(id))?.active) here.add(id);
    return here;
  }

  #member(employee: Employee, absences: readonly Absence[], here: ReadonlySet<string>): StaffMember {
    const now = this.clock.now();
    const absence = absences.find((one) => {
      const away = awayDuring(one);
      return away !== null && away.from <= now && now < away.to;
    });
    const { id, name, role, branchId, emails, extension, capacity } = employee.state;
    const deputyId = deputyOf(employee, absence ?? null, here);
    return { id, name, role, branchId, emails, extension, capacity, deputyId, active: employee.active };
  }

  #calendarOf(branch: Branch, employee: Employee | null): WorkingCalendar {
    const hours = employee?.state.hours ?? null;
    const key = JSON.stringify([branch.state, hours]);
    const known = this.#calendars.get(key);
    if (known) return known;
    const calendar = hours ? branch.calendar(this.holidays).withHours(hours) : branch.calendar(this.holidays);
    if (this.#calendars.size >= MOST_CALENDARS) this.#calendars.clear();
    this.#calendars.set(key, calendar);
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
function deputyOf(employee: Employee, absence: Absence | null, here: ReadonlySet<string>): string | null {
  return [absence?.deputyId, employee.state.deputyId].find((id) => id && here.has(id)) ?? null;
}
