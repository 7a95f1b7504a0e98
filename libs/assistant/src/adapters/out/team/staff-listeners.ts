import { Injectable } from '@nestjs/common';
import { Staff } from '@prorab/team/contract';
import { type Listener, Listeners } from '../../../application/ports/listeners.port.js';

@Injectable()
export class StaffListeners extends Listeners {
  constructor(private readonly staff: Staff) {
    super();
  }
  async byId(employeeId: string): Promise<Listener | null> {
    const member = await this.staff.byId(employeeId);
    if (!member?.active) return null;
    const { name, role, branchId } = member;
    return { employeeId, name, role, calendar: await this.staff.workingCalendarOf(branchId) };
  }
}
