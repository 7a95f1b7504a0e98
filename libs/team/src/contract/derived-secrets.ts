/** Secrets that have to be strong and the same tomorrow, and that nobody has to keep: each follows from the key of the house. */
export abstract class DerivedSecrets {
  /**
   * 256 bits as base64url; another purpose, or another key of the house, gives another one.
   * @param purpose begins with the name of the context: `telephony.phone.305`
   */
  abstract of(purpose: string): string;
}
