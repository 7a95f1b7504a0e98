export interface BranchPlace {
  readonly id: string;
  /** IANA name: a day begins where the branch is. */
  readonly zone: string;
}
export abstract class Branches {
  /** By name; the first of them gives its clock to what belongs to no branch. */
  abstract all(): Promise<readonly BranchPlace[]>;
}
