import { Injectable } from '@nestjs/common';
import { Staff } from '@prorab/team/contract';
import { type Colleague, Colleagues } from '../../../application/ports/colleagues.port.js';

const dateOrNull = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** Colleagues as team knows them. */
@Injectable()
export class StaffColleagues extends Colleagues {
  constructor(private readonly staff: Staff) {
    super();
  }

  async names(): Promise<Map<string, string>> {
    return new Map((await this.staff.list()).map((m) => [m.id, m.name]));
  }

  async at(instant: Date): Promise<Colleague[]> {
    const [members, presence] = [await this.staff.list(), await this.staff.presenceAt(instant)];
    const present = new Map(presence.map((p) => [p.employeeId, p]));
    return members.flatMap((m): Colleague[] => {
      const p = present.get(m.id);
      if (!m.active || !p) return [];
      return [
        {
          employeeId: m.id,
          name: m.name,
          role: m.role,
          branchId: m.branchId,
          emails: m.emails,
          atWork: p.atWork,
          nextWorkAt: dateOrNull(p.nextWorkAt),
          absentUntil: dateOrNull(p.absentUntil),
          deputyId: p.deputyId,
          capacity: m.capacity,
        },
      ];
    });
  }
}
