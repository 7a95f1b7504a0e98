import type { Staff } from '@prorab/team/contract';
import { NoticePeople, type NoticePlace } from '../../../application/ports/notice-people.port.js';

/** The hours of the branch, the absence of the person. */
export class StaffNoticePeople extends NoticePeople {
  constructor(private readonly staff: Staff) {
    super();
  }

  async at(employeeIds: readonly string[], instant: Date): Promise<Map<string, NoticePlace>> {
    const found = new Map<string, NoticePlace>();
    if (employeeIds.length === 0) return found;
    const asked = new Set(employeeIds);
    const absences = new Map((await this.staff.presenceAt(instant)).map((p) => [p.employeeId, p.absentUntil]));
    for (const { id, active, branchId } of await this.staff.list()) {
      if (!active || !asked.has(id)) continue;
      const calendar = await this.staff.workingCalendarOf(branchId);
      const until = absences.get(id);
      found.set(id, { zone: calendar.zone, calendar, absentUntil: until ? new Date(until) : null });
    }
    return found;
  }
}
