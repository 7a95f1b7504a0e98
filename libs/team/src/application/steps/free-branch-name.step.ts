import { Locks, UseCase } from '@prorab/platform/marks';
import { folded } from '../../contract/branch-named.js';
import { BranchNameTaken } from '../../domain/team-errors.js';
import { BranchBook } from '../ports/branch-book.port.js';

/** Mailboxes and the command line name a branch by its name: two of one name could not be told apart. */
@UseCase()
export class FreeBranchName {
  constructor(
    private readonly branches: BranchBook,
    private readonly locks: Locks,
  ) {}

  /** Inside a unit of work; the name stays free until it ends. @throws BranchNameTaken */
  async execute({ name, branchId }: { name: string; branchId: string }): Promise<void> {
    await this.locks.hold('team.branch-names');
    const other = (await this.branches.list()).find((b) => b.id !== branchId && folded(b.state.name) === folded(name));
    if (other) throw new BranchNameTaken(other.state.name);
  }
}
