import { Injectable } from '@nestjs/common';
import { Staff } from '@prorab/team/contract';
import { type BranchPlace, Branches } from '../../../application/ports/branches.port.js';

@Injectable()
export class StaffCallBranches extends Branches {
  constructor(private readonly staff: Staff) {
    super();
  }
  async all(): Promise<readonly BranchPlace[]> {
    return (await this.staff.branches()).map(({ id, zone }) => ({ id, zone }));
  }
}
