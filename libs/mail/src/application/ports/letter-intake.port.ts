import type { CollectedLetter, LetterProblem } from './collected-letter.js';

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
  /** Up to 200 letters or 4 MB of an old box, in the order of the server; all of them have `history: true`. All or nothing. */
  abstract receiveHistory(letters: readonly CollectedLetter[]): Promise<void>;
  /** Store the raw source and list it to staff. If this throws too, the cursor stays and nothing is passed. */
  abstract poisoned(letter: CollectedLetter, problem: LetterProblem): Promise<void>;
}
