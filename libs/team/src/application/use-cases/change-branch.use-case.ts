import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { BranchChange } from '../../domain/branch.js';
import { FreeBranchName } from '../steps/free-branch-name.step.js';
import { BranchBook } from '../ports/branch-book.port.js';

@UseCase()
export class ChangeBranch {
  constructor(
    private readonly branches: BranchBook,
    private readonly freeName: FreeBranchName,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws BranchMissing, BranchNameTaken, BranchInvalid, kernel.zone-unknown, kernel.hours-invalid, kernel.day-invalid */
  execute({ branchId, change }: { branchId: string; change: BranchChange }): Promise<void> {
    return this.work.run(async () => {
      const branch = await this.branches.takeForChange(branchId);
      const before = branch.state;
      branch.change(change);
      if (branch.state.name !== before.name) await this.freeName.execute({ name: branch.state.name, branchId });
      await this.branches.save(branch);
      this.audit.record({ action: 'team.branch-changed', subject: `branch:${branchId}`, before, after: branch.state });
    });
  }
}
