import { Injectable } from '@nestjs/common';
import { holds } from '@prorab/platform/marks';
import { Staff, type StaffMember } from '@prorab/team/contract';
import { type PhoneOwner, PhoneOwners } from '../../../application/ports/phone-owners.port.js';

const CALLS_OUT = 'telephony.call.make';

/** Employees who have an extension. */
@Injectable()
export class StaffPhoneOwners extends PhoneOwners {
  constructor(private readonly staff: Staff) {
    super();
  }
  async byExtension(extension: string): Promise<PhoneOwner | null> {
    return this.#ownerOf((await this.staff.list()).find((one) => one.active && one.extension === extension));
  }
  async ofEmployee(employeeId: string): Promise<PhoneOwner | null> {
    return this.#ownerOf(await this.staff.byId(employeeId));
  }
  async whoCallOut(): Promise<string[]> {
    return (await this.staff.list())
      .flatMap(({ active, extension, role }) =>
        active && extension !== null && holds(role, CALLS_OUT) ? [extension] : [],
      )
      .sort();
  }
  async #ownerOf(member: StaffMember | null | undefined): Promise<PhoneOwner | null> {
    if (!member?.active || member.extension === null) return null;
    const { id, name, extension, branchId, role } = member;
    const branch = (await this.staff.branches()).find((one) => one.id === branchId);
    const callsOut = holds(role, CALLS_OUT);
    return { employeeId: id, name, extension, branchId, areaCode: branch?.areaCode ?? null, callsOut };
  }
}
