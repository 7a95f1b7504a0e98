export interface Colleague {
  employeeId: string;
  name: string;
  role: string;
  branchId: string;
  active: boolean;
}
/** Who works here. */
export abstract class Colleagues {
  /** Everybody who ever did, by name. */
  abstract all(): Promise<Colleague[]>;
  /** null also for who has left. */
  abstract atWorkHere(employeeId: string): Promise<Colleague | null>;
}
