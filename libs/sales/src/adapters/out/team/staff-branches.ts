import { Injectable } from '@nestjs/common';
import { BranchUnknown, Staff, type StaffBranch, type StaffMember, branchNamed } from '@prorab/team/contract';
import { Branches, type Places } from '../../../application/ports/branches.port.js';
import { SalesRules } from '../../../application/sales-rules.js';

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
    return { branches, zone: this.#main(known, people)?.zone ?? 'UTC', workplaces };
  }

  /** The same one that `StaffWorkingHours` counts by. */
  #main(known: readonly StaffBranch[], people: readonly StaffMember[]): StaffBranch | undefined {
    const { mainBranch } = this.rules;
    try {
      if (mainBranch !== null) return branchNamed(known, mainBranch, 'sales.mainBranch');
    } catch (error) {
      if (!(error instanceof BranchUnknown)) throw error;
    }
    const id = people.find((member) => member.active)?.branchId;
    return known.find((branch) => branch.id === id) ?? known[0];
  }
}
