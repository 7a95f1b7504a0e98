import { type BranchPlace, Branches } from './branches.port.js';
import type { WorthCell } from '../../domain/report/lost-worth.js';
import { WorthOfCalls } from './worth-of-calls.port.js';

export class FakeBranches extends Branches {
  readonly places: BranchPlace[] = [];
  async all(): Promise<readonly BranchPlace[]> {
    return [...this.places];
  }
}
export class FakeWorthOfCalls extends WorthOfCalls {
  cells: WorthCell[] = [];
  async during(): Promise<readonly WorthCell[]> {
    return [...this.cells];
  }
}
