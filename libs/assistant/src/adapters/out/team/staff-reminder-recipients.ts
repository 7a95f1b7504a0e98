import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '@prorab/kernel';
import { type Presence, Staff, type StaffMember } from '@prorab/team/contract';
import { ReminderRecipients } from '../../../application/ports/reminder-recipients.port.js';
import type { Recipient } from '../../../domain/reminder/recipient.js';

const dateOrNull = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** The team's people, with the calendar of their branch. */
@Injectable()
export class StaffReminderRecipients extends ReminderRecipients {
  constructor(private readonly staff: Staff) {
    super();
  }

  async at(instant: Date): Promise<Recipient[]> {
    const [members, presence] = [await this.staff.list(), await this.staff.presenceAt(instant)];
    const present = new Map(presence.map((p) => [p.employeeId, p]));
    const calendars = await this.staff.workingCalendarsOf(new Set(members.map((m) => m.branchId)));
    return members.flatMap((member): Recipient[] => {
      const calendar = calendars.get(member.branchId);
      return calendar ? [recipientOf(member, calendar, present.get(member.id) ?? null)] : [];
    });
  }
  override async one(employeeId: string, instant: Date): Promise<Recipient | null> {
    const member = await this.staff.byId(employeeId);
    if (!member) return null;
    const calendar = await this.staff.workingCalendarOf(member.branchId);
    return recipientOf(member, calendar, await this.staff.presenceOf(employeeId, instant));
  }
}

const recipientOf = (
  { id: employeeId, name, role, branchId, active }: StaffMember,
  calendar: WorkingCalendar,
  presence: Presence | null,
): Recipient => ({
  ...{ employeeId, name, role, branchId, calendar, active: active && presence !== null },
  ...{ atWork: presence?.atWork ?? false, deputyId: presence?.deputyId ?? null },
  ...{ absentUntil: dateOrNull(presence?.absentUntil), nextWorkAt: dateOrNull(presence?.nextWorkAt) },
});
