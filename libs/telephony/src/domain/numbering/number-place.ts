/** Where a number was given out. At least one of the two is known. */
export interface NumberPlace {
  /** `Псков`; null: only the region is known. */
  readonly city: string | null;
  /** `Псковская обл.` */
  readonly region: string | null;
  /** Of a mobile number: it says where it was sold once; its owner may live anywhere, and keeps it when he moves. */
  readonly weak: boolean;
}

/** The ten digits of a number of the Russian plan, `8112201234`; null: not of it (Kazakhstan has 6 and 7 of the same country code). */
export function nationalOf(e164: string): number | null {
  const digits = /^\+7([3-59]\d{9}|8\d{9})$/.exec(e164)?.[1];
  return digits === undefined ? null : Number(digits);
}
