import { moscowHours } from '../../../application/ports/fake-reminder-people.js';
import {
  type GivenPerson,
  describeReminderRecipients,
} from '../../../application/ports/reminder-recipients.contract.js';
import { Staff, type StaffMember } from '@prorab/team/contract';
import { StaffReminderRecipients } from './staff-reminder-recipients.js';

class GivenStaff extends Staff {
  constructor(private readonly people: readonly GivenPerson[]) {
    super();
  }
  async list(): Promise<StaffMember[]> {
    const member = { role: 'manager', branchId: 'spb', emails: [], extension: null, capacity: 1 } as const;
    return this.people.map(({ employeeId: id, name, active, deputyId }) => ({ ...member, id, name, active, deputyId }));
  }
  async byId(id: string): Promise<StaffMember | null> {
    return (await this.list()).find((member) => member.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  /** One row per active employee, as the team says. */
  async presenceAt(instant: Date) {
    return this.people
      .filter((p) => p.active)
      .map(({ employeeId, deputyId, absentUntil }) => ({
        ...{ employeeId, deputyId, absentUntil: absentUntil?.toISOString() ?? null },
        atWork: absentUntil === null && moscowHours.isOpenAt(instant),
        nextWorkAt: moscowHours.nextOpening(absentUntil ?? instant)?.toISOString() ?? null,
      }));
  }
  async branches(): Promise<[]> {
    return [];
  }
  async workingCalendarOf() {
    return moscowHours;
  }
}
describeReminderRecipients('staff', async (people) => new StaffReminderRecipients(new GivenStaff(people)));
