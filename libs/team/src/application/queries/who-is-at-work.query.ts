import { Clock, Query } from '@prorab/platform/marks';
import type { Role } from '../../domain/role.js';
import { TeamStaff } from '../facades/team-staff.js';

export interface WhereaboutsView {
  employeeId: string;
  name: string;
  role: Role;
  branchId: string;
  extension: string | null;
  atWork: boolean;
  /** End of the stretch of work that lasts now. */
  worksUntil: string | null;
  absentUntil: string | null;
  /** Now, if at work. */
  nextWorkAt: string | null;
  deputy: { id: string; name: string } | null;
}

@Query()
export class WhoIsAtWork {
  constructor(
    private readonly staff: TeamStaff,
    private readonly clock: Clock,
  ) {}

  /** Everybody who works here, by name. */
  async execute(): Promise<{ at: string; people: WhereaboutsView[] }> {
    const now = this.clock.now();
    const found = await this.staff.whereaboutsAt(now);
    const names = new Map(found.map(({ employee }) => [employee.id, employee.state.name]));
    const people = found.map(({ employee, facts, deputyId }) => ({
      employeeId: employee.id,
      name: employee.state.name,
      role: employee.state.role,
      branchId: employee.state.branchId,
      extension: employee.state.extension,
      atWork: facts.atWork,
      worksUntil: facts.worksUntil?.toISOString() ?? null,
      absentUntil: facts.absentUntil?.toISOString() ?? null,
      nextWorkAt: facts.nextWorkAt?.toISOString() ?? null,
      deputy: deputyId ? { id: deputyId, name: names.get(deputyId) ?? '' } : null,
    }));
    return { at: now.toISOString(), people };
  }
}
