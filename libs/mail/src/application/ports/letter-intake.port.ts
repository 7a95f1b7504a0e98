import type { CollectedLetter, LetterProblem } from './collected-letter.js';

/** Stores a batch that was read. */
export type StoreHistory = () => Promise<void>;

/**
 * What the transports tell the collecting use case. Each call resolves only when the letter is durably stored: after that the
 * cursor moves on (IMAP) or the sender hears 250 (SMTP). Every call is idempotent by the natural key, a transport repeats itself
 * after a crash, a lost connection and a renumbering.
 *
 * Throwing a DomainError of kind `unavailable` means "storage trouble, not this letter's fault": the transport waits and repeats.
 * Anything else thrown twice makes the letter poisoned.
 */
export abstract class LetterIntake {
  abstract receive(letter: CollectedLetter): Promise<void>;
  /**
   * Reads up to 200 letters or 5 MB of an old box, in the order of the server, ahead of their turn: all of them have `history: true`. They
   * are stored by the function that comes of it, all or nothing. While a batch is being stored the next one may be read; they are
   * stored one after the other, in order.
   */
  abstract readHistory(letters: readonly CollectedLetter[]): Promise<StoreHistory>;
  /** Both at once. */
  async receiveHistory(letters: readonly CollectedLetter[]): Promise<void> {
    const store = await this.readHistory(letters);
    await store();
  }
  /** Store the raw source and list it to staff. If this throws too, the cursor stays and nothing is passed. */
  abstract poisoned(letter: CollectedLetter, problem: LetterProblem): Promise<void>;
}
