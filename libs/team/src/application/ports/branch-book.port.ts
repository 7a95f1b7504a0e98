import type { Branch } from '../../domain/branch.js';

export abstract class BranchBook {
  /** Locks the branch until the surrounding unit of work ends. @throws BranchMissing */
  abstract takeForChange(id: string): Promise<Branch>;
  abstract byId(id: string): Promise<Branch | null>;
  /** By name, then id. */
  abstract list(): Promise<Branch[]>;
  /** New or changed. */
  abstract save(branch: Branch): Promise<void>;
}
