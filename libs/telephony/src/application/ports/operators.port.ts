/** An employee who has a phone and takes calls of customers. */
export interface OperatorCard {
  readonly employeeId: string;
  readonly name: string;
  readonly extension: string;
  readonly branchId: string;
  readonly atWork: boolean;
  /** Who stands in for him now. */
  readonly deputyId: string | null;
}
export abstract class Operators {
  /** All who may be rung, by name. */
  abstract all(at: Date): Promise<OperatorCard[]>;
  /** Of anybody who works here, with a phone or without; null: he does not. */
  abstract branchOf(employeeId: string): Promise<string | null>;
}
