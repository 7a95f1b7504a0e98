import { Injectable } from '@nestjs/common';
import { holds } from '@prorab/platform/marks';
import { Staff } from '@prorab/team/contract';
import { type OperatorCard, Operators } from '../../../application/ports/operators.port.js';

/** Employees with a phone whose role takes calls of customers. */
@Injectable()
export class StaffOperators extends Operators {
  constructor(private readonly staff: Staff) {
    super();
  }
  async branchOf(employeeId: string): Promise<string | null> {
    const member = await this.staff.byId(employeeId);
    return member?.active ? member.branchId : null;
  }
  async all(at: Date): Promise<OperatorCard[]> {
    const [people, presence] = await Promise.all([this.staff.list(), this.staff.presenceAt(at)]);
    const of = new Map(presence.map((p) => [p.employeeId, p]));
    return people.flatMap(({ id, name, role, extension, branchId, active, deputyId }) => {
      if (!active || extension === null || !holds(role, 'telephony.call.answer')) return [];
      return [{ employeeId: id, name, extension, branchId, deputyId, atWork: of.get(id)?.atWork ?? false }];
    });
  }
}
