import { newId } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { Branch } from '../../domain/branch.js';
import type { BranchState } from '../../domain/branch.js';
import { FreeBranchName } from '../steps/free-branch-name.step.js';
import { BranchBook } from '../ports/branch-book.port.js';

@UseCase()
export class OpenBranch {
  constructor(
    private readonly branches: BranchBook,
    private readonly freeName: FreeBranchName,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws BranchNameTaken, BranchInvalid, kernel.zone-unknown, kernel.hours-invalid, kernel.day-invalid */
  async execute(facts: Omit<BranchState, 'id'>): Promise<{ branchId: string }> {
    const branch = Branch.open({ ...facts, id: newId() });
    await this.work.run(async () => {
      await this.freeName.execute({ name: branch.state.name, branchId: branch.id });
      await this.branches.save(branch);
      this.audit.record({
        action: 'team.branch-opened',
        subject: `branch:${branch.id}`,
        before: null,
        after: branch.state,
      });
    });
    return { branchId: branch.id };
  }
}
