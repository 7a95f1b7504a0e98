/** Slow on purpose; never called inside a unit of work. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /** @param hash null where there is no account: takes as long as a real one and is false */
  abstract verify(hash: string | null, password: string): Promise<boolean>;
}
