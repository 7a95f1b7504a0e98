/** Somebody who works here and has a phone of the house, whatever his role. */
export interface PhoneOwner {
  readonly employeeId: string;
  readonly name: string;
  /** `305` */
  readonly extension: string;
  readonly branchId: string;
  /** City code of his branch: he dials numbers of the city without it. */
  readonly areaCode: string | null;
  /** Whether his role makes calls (`telephony.call.make`); colleagues may be called by anybody. */
  readonly callsOut: boolean;
}
export abstract class PhoneOwners {
  /** null: no phone of anybody who works here */
  abstract byExtension(extension: string): Promise<PhoneOwner | null>;
  /** null: he does not work here, or has no phone */
  abstract ofEmployee(employeeId: string): Promise<PhoneOwner | null>;
  /** Extensions of all whose role makes calls, in order. */
  abstract whoCallOut(): Promise<string[]>;
}
