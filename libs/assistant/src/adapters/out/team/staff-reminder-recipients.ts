import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '@prorab/kernel';
import { Staff } from '@prorab/team/contract';
import { ReminderRecipients } from '../../../application/ports/reminder-recipients.port.js';
import type { Recipient } from '../../../domain/reminder/recipient.js';

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** The team's people, with the calendar of their branch. */
@Injectable()
export class StaffReminderRecipients extends ReminderRecipients {
  constructor(private readonly staff: Staff) {
    super();
  }

  async at(instant: Date): Promise<Recipient[]> {
    const [members, presence] = [await this.staff.list(), await this.staff.presenceAt(instant)];
    const present = new Map(presence.map((p) => [p.employeeId, p]));
    const calendars = new Map<string, WorkingCalendar>();
    for (const { branchId } of members)
      if (!calendars.has(branchId)) calendars.set(branchId, await this.staff.workingCalendarOf(branchId));
    return members.flatMap(({ id: employeeId, name, role, branchId, active }): Recipient[] => {
      const calendar = calendars.get(branchId);
      const p = present.get(employeeId);
      if (!calendar) return [];
      return [
        {
          ...{
            employeeId,
            name,
            role,
            branchId,
            calendar,
            active: active && p !== undefined,
            atWork: p?.atWork ?? false,
          },
          ...{ absentUntil: dateOrNull(p?.absentUntil ?? null), nextWorkAt: dateOrNull(p?.nextWorkAt ?? null) },
          deputyId: p?.deputyId ?? null,
        },
      ];
    });
  }
}
