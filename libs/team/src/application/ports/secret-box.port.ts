/** Keeps what must be read again (the secret of an authenticator) unreadable at rest. */
export abstract class SecretBox {
  /** @param about whose secret it is: a sealed text copied to another place does not open there */
  abstract seal(plain: string, about: string): string;
  /** @throws SecretUnreadable sealed with another key, about something else, or damaged */
  abstract open(sealed: string, about: string): string;
}
