import { Injectable } from '@nestjs/common';
import { Staff, type StaffMember } from '@prorab/team/contract';
import { type Colleague, Colleagues } from '../../../application/ports/colleagues.port.js';

const colleagueOf = ({ id, name, role, branchId, active }: StaffMember): Colleague => ({
  ...{ employeeId: id, name, role, branchId, active },
});

@Injectable()
export class StaffColleagues extends Colleagues {
  constructor(private readonly staff: Staff) {
    super();
  }
  async all(): Promise<Colleague[]> {
    return (await this.staff.list()).map(colleagueOf);
  }
  async atWorkHere(employeeId: string): Promise<Colleague | null> {
    const member = await this.staff.byId(employeeId);
    return member?.active ? colleagueOf(member) : null;
  }
}
