import { Injectable } from '@nestjs/common';
import { holds } from '@prorab/platform/marks';
import { Staff } from '@prorab/team/contract';
import { type Agent, Agents } from '../../../application/visitors/ports/agents.port.js';

@Injectable()
export class StaffAgents extends Agents {
  constructor(private readonly staff: Staff) {
    super();
  }
  async all(at: Date): Promise<Agent[]> {
    const [people, presence] = await Promise.all([this.staff.list(), this.staff.presenceAt(at)]);
    const of = new Map(presence.map((p) => [p.employeeId, p]));
    return people
      .filter(({ active, role }) => active && holds(role, 'messenger.customer-chat.use'))
      .map(({ id, name, role }) => {
        const { atWork = false, nextWorkAt = null } = of.get(id) ?? {};
        return { employeeId: id, name, role, atWork, nextWorkAt: nextWorkAt ? new Date(nextWorkAt) : null };
      });
  }
}
