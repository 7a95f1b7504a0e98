const maxStrikes = 3;

/**
 * Letters in whose fetching the line broke. Some servers hang up on a letter that they cannot read (Dovecot 2.3.19: `BYE FETCH
 * failed`), and then the same letter would break every session for ever. After a break the letters that were asked for are asked
 * one by one; the one that breaks the line three times alone is given up, and shown to staff. Lives as long as the reader.
 */
export class FragileLetters {
  readonly #strikes = new Map<string, number>();

  of(folder: string, uidValidity: string): FragileInFolder {
    const key = (uid: number): string => `${folder} ${uidValidity} ${uid}`;
    return {
      isSuspect: (uid) => this.#strikes.has(key(uid)),
      isGivenUp: (uid) => (this.#strikes.get(key(uid)) ?? 0) >= maxStrikes,
      suspect: (uids) => uids.forEach((uid) => this.#strikes.set(key(uid), this.#strikes.get(key(uid)) ?? 0)),
      strike: (uid) => void this.#strikes.set(key(uid), (this.#strikes.get(key(uid)) ?? 0) + 1),
      clear: (uid) => void this.#strikes.delete(key(uid)),
    };
  }
}

export interface FragileInFolder {
  isSuspect(uid: number): boolean;
  isGivenUp(uid: number): boolean;
  suspect(uids: readonly number[]): void;
  strike(uid: number): void;
  clear(uid: number): void;
}
