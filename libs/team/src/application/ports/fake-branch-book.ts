import { Branch } from '../../domain/branch.js';
import type { BranchState } from '../../domain/branch.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { BranchBook } from './branch-book.port.js';

export class FakeBranchBook extends BranchBook {
  readonly rows = new Map<string, BranchState>();

  async takeForChange(id: string): Promise<Branch> {
    const branch = await this.byId(id);
    if (!branch) throw new BranchMissing(id);
    return branch;
  }
  async byId(id: string): Promise<Branch | null> {
    const row = this.rows.get(id);
    return row ? Branch.restore(row) : null;
  }
  async list(): Promise<Branch[]> {
    const key = (r: BranchState): string => `${r.name}\u0000${r.id}`;
    return [...this.rows.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((r) => Branch.restore(r));
  }
  async save(branch: Branch): Promise<void> {
    this.rows.set(branch.id, branch.state);
  }
}
