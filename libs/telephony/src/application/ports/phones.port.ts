/** Name at the exchange of the phone in the browser of whoever has this extension: `305-web`. */
export const webPhoneOf = (extension: string): string => `${extension}-web`;
/** Whose phone it is, be it on his desk or in his browser. */
export const extensionOf = (phone: string): string => phone.replace(/-web$/, '');

/** A phone of the house: the extension of somebody who works here. */
export interface PhoneCard {
  readonly employeeId: string;
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
  /** The same for the phone in its owner's browser; another one, as it is in other hands. */
  abstract webPasswordOf(extension: string): string;
}
