/** Codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 s). */
export abstract class OneTimeCodes {
  /** Base32. */
  abstract newSecret(): string;
  /** `otpauth://…` for the QR code. */
  abstract enrolmentUri(secret: string, label: string): string;
  /** The time step (30 s since 1970) whose code this is, at most one step off the instant; null if none. */
  abstract stepOf(secret: string, code: string, at: Date): Promise<number | null>;
}
