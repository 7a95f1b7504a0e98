import { Query } from '@prorab/platform/marks';
import type { BranchState } from '../../domain/branch.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { BranchBook } from '../ports/branch-book.port.js';

/** A company has a handful. */
@Query()
export class ListBranches {
  constructor(private readonly branches: BranchBook) {}

  /** By name. */
  async execute(): Promise<BranchState[]> {
    return (await this.branches.list()).map(({ state }) => state);
  }
  /** @throws BranchMissing */
  async one(branchId: string): Promise<BranchState> {
    const branch = await this.branches.byId(branchId);
    if (!branch) throw new BranchMissing(branchId);
    return branch.state;
  }
}
