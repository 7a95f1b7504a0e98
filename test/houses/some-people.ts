import { WorkingCalendar } from '@prorab/kernel';
import { Authenticator, type EmployeeActor } from '@prorab/platform';
import { type EmployeeRole, type Presence, Staff, type StaffBranch, type StaffMember } from '@prorab/team/contract';

const BRANCH = '0190a000-0000-7000-8000-000000000b01';
const person = (n: number, name: string, role: EmployeeRole): StaffMember => ({
  ...{ id: `0190a000-0000-7000-8000-0000000000${n}`, name, role, branchId: BRANCH, emails: [`e${n}@example.ru`] },
  ...{ extension: null, capacity: 50, deputyId: null, active: true },
});
/** Who works in the houses of the specs; their names are their tokens too. */
export const people = {
  anna: person(11, 'Анна', 'manager'),
  boris: person(12, 'Борис', 'manager'),
  vera: person(13, 'Вера', 'seller'),
  head: person(14, 'Глеб', 'head'),
  accountant: person(15, 'Дина', 'accountant'),
  worker: person(16, 'Егор', 'manufacturer'),
} satisfies Record<string, StaffMember>;
export type Who = keyof typeof people;
const day = '09:00-18:00';

/** The staff as a spec wants it: who is at work it says itself. */
export abstract class SomePeople extends Staff {
  readonly calendar = new WorkingCalendar({
    zone: 'Europe/Moscow',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  });
  protected abstract isAtWork(employeeId: string): boolean;

  async list(): Promise<StaffMember[]> {
    return Object.values(people);
  }
  async byId(id: string): Promise<StaffMember | null> {
    return Object.values(people).find((p) => p.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(): Promise<Presence[]> {
    const rest = { absentUntil: null, nextWorkAt: null, deputyId: null };
    return Object.values(people).map(({ id }) => ({ employeeId: id, atWork: this.isAtWork(id), ...rest }));
  }
  async branches(): Promise<StaffBranch[]> {
    return [{ id: BRANCH, name: 'Петербург', city: 'Петербург', zone: 'Europe/Moscow', areaCode: '812' }];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return this.calendar;
  }
}
export class TokenTable extends Authenticator {
  async authenticate(token: string): Promise<EmployeeActor | null> {
    const who = people[token as Who];
    return who ? { kind: 'employee', employeeId: who.id, role: who.role, sessionId: who.id } : null;
  }
}
