/** A phone of the house: the extension of somebody who works here. */
export interface PhoneCard {
  /** `305` */
  readonly extension: string;
  readonly name: string;
  readonly branchId: string;
  /** Its owner takes calls of customers. */
  readonly answers: boolean;
}
export abstract class Phones {
  /** By extension; no two have the same. */
  abstract all(): Promise<PhoneCard[]>;
  /** What the phone logs in with at the exchange: letters and digits, at least 128 bits, the same as long as the key of the house is. */
  abstract passwordOf(extension: string): string;
}
