import type { WorkingCalendar } from '@prorab/kernel';
import type { EmployeeRole } from './employee-role.js';

export interface StaffMember {
  id: string;
  name: string;
  role: EmployeeRole;
  branchId: string;
  /** Lower case, the domain in ASCII; the main one first. */
  emails: readonly string[];
  /** Internal phone number, `305`. */
  extension: string | null;
  /** How many inquiries, weighted, this person can have open at once. */
  capacity: number;
  /** Who stands in now: the deputy of the absence that lasts, else the standing one; only somebody who still works here. */
  deputyId: string | null;
  /** False once dismissed. */
  active: boolean;
}

export interface StaffBranch {
  id: string;
  /** Not unique by force; `branchNamed` finds the one that is meant. */
  name: string;
  city: string;
  /** IANA name. */
  zone: string;
  /** `812`: completes the local phone numbers of its customers. */
  areaCode: string | null;
}

export interface Presence {
  employeeId: string;
  atWork: boolean;
  /** ISO instant at which the absence that covers the asked instant ends (absences that touch count as one), or null. */
  absentUntil: string | null;
  /** ISO instant of the next working time: the asked instant itself when at work, null when the calendar holds none. */
  nextWorkAt: string | null;
  /** Who stands in at the asked instant. */
  deputyId: string | null;
}

/** Who works here, and when. Read only; safe inside and outside of a unit of work. */
export abstract class Staff {
  /** Everybody, the dismissed too (`active: false`), by name. */
  abstract list(): Promise<StaffMember[]>;
  abstract byId(id: string): Promise<StaffMember | null>;
  /** In any spelling of the address; also finds the dismissed. */
  abstract byEmail(address: string): Promise<StaffMember | null>;
  /** One row per active employee. */
  abstract presenceAt(instant: Date): Promise<Presence[]>;
  /** Of one, without looking at all the others; null: does not work here. */
  async presenceOf(employeeId: string, instant: Date): Promise<Presence | null> {
    return (await this.presenceAt(instant)).find((p) => p.employeeId === employeeId) ?? null;
  }
  /** By name. */
  abstract branches(): Promise<StaffBranch[]>;
  /** The same object as long as the company is not read anew (`CompanyBook`), so that its days stay worked out. @throws DomainError team.branch-missing */
  abstract workingCalendarOf(branchId: string): Promise<WorkingCalendar>;
  /** Of several branches, by their id, without asking for each of them. @throws DomainError team.branch-missing */
  async workingCalendarsOf(branchIds: ReadonlySet<string>): Promise<Map<string, WorkingCalendar>> {
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of branchIds) calendars.set(id, await this.workingCalendarOf(id));
    return calendars;
  }
}
