/** Somebody of a carrier or a factory who sees nothing but his own rooms. */
export interface PartnerRecord {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  /** Of the secret in his link; null: he has none now. */
  readonly tokenHash: string | null;
  readonly tokenUntil: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}
export const linkHolds = ({ tokenHash, tokenUntil }: PartnerRecord, at: Date): boolean =>
  tokenHash !== null && tokenUntil !== null && tokenUntil > at;
