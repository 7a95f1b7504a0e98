import { Injectable } from '@nestjs/common';
import { Staff } from '@prorab/team/contract';
import { Branches, type Places } from '../../../application/ports/branches.port.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { mainBranchId } from './main-branch.js';

/** The branches that team knows. */
@Injectable()
export class StaffBranches extends Branches {
  constructor(
    private readonly staff: Staff,
    private readonly rules: SalesRules,
  ) {
    super();
  }
  async all(): Promise<Places> {
    const [known, people] = [await this.staff.branches(), await this.staff.list()];
    const branches = known
      .map(({ id, city, zone }) => ({ id, city, zone }))
      .sort((a, b) => a.city.localeCompare(b.city, 'ru'));
    const workplaces = new Map(people.map(({ id, branchId }) => [id, branchId]));
    const main = mainBranchId(this.rules.mainBranch, known, people);
    const zone = (known.find(({ id }) => id === main) ?? known[0])?.zone ?? 'UTC';
    return { branches, zone, workplaces };
  }
}
