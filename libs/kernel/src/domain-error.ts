/** What the caller can do about it; the doors translate it (HTTP status in one file, exit code in the CLI). */
export type DomainErrorKind = 'missing' | 'invalid' | 'conflict' | 'forbidden' | 'unavailable';

/**
 * An outcome the business knows by name. `code` is stable (`context.what-is-wrong`), `message` is for people,
 * `details` are plain values that go to the client, so never secrets.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
