import { DomainError } from '@prorab/kernel';
import type { LetterIntake, StoreHistory } from '../../../application/ports/letter-intake.port.js';
import { StorageTrouble, reasonOf } from './imap-failure.js';
import type { ImapLetter } from './imap-letter.js';

const storageIsDown = (error: unknown): boolean => error instanceof DomainError && error.kind === 'unavailable';
const maxStrikes = 3;

export interface ReadBatch {
  readonly letters: readonly ImapLetter[];
  /** null: one by one. */
  readonly store: StoreHistory | null;
}

/**
 * Gives letters to the intake so that none is lost and none stops the others: twice tried, then poisoned; if even that cannot be
 * stored, StorageTrouble goes up and the cursor stays. Lives as long as the reader, so that it counts over reconnections how
 * often the same letter broke while being read from the server.
 */
export class LetterHandover {
  readonly #strikes = new Map<string, number>();
  constructor(private readonly intake: LetterIntake) {}

  /** What can be done with a batch before its turn comes; what goes wrong is told when it has come. */
  async read(letters: readonly ImapLetter[]): Promise<ReadBatch> {
    if (letters.length === 0 || !letters.every((l) => l.history)) return { letters, store: null };
    try {
      return { letters, store: await this.intake.readHistory(letters) };
    } catch (error) {
      const fail = async (): Promise<void> => {
        throw error;
      };
      return { letters, store: fail };
    }
  }

  async batch({ letters, store }: ReadBatch): Promise<void> {
    if (store) {
      try {
        return await store();
      } catch (error) {
        if (storageIsDown(error)) throw new StorageTrouble(error);
        // One of them breaks the batch; one by one it shows itself. Those stored already are recognised by their key.
      }
    }
    for (const letter of letters) await this.one(letter);
  }

  async one(letter: ImapLetter): Promise<void> {
    let problem: unknown;
    for (let attempt = 1; attempt <= 2; attempt++) {
      letter.sourceFailure = null;
      try {
        if (letter.history) await this.intake.receiveHistory([letter]);
        else await this.intake.receive(letter);
        return;
      } catch (error) {
        if (letter.sourceFailure) return this.#sourceBroke(letter, letter.sourceFailure);
        if (storageIsDown(error)) throw new StorageTrouble(error);
        problem = error;
      }
    }
    await this.#putAside(letter, 'refused-by-intake', problem);
  }

  async unreadable(letter: ImapLetter, reason: string): Promise<void> {
    await this.#putAside(letter, 'unreadable-on-server', reason);
  }

  async #sourceBroke(letter: ImapLetter, error: unknown): Promise<void> {
    const { folder, uidValidity, uid } = letter.origin;
    const key = `${folder} ${uidValidity} ${uid}`;
    const strikes = (this.#strikes.get(key) ?? 0) + 1;
    this.#strikes.set(key, strikes);
    if (strikes < maxStrikes) throw error;
    await this.#putAside(letter.withoutContent(), 'unreadable-on-server', error);
    this.#strikes.delete(key);
  }

  async #putAside(
    letter: ImapLetter,
    kind: 'refused-by-intake' | 'unreadable-on-server',
    error: unknown,
  ): Promise<void> {
    try {
      await this.intake.poisoned(letter, { kind, reason: reasonOf(error) });
    } catch (failure) {
      if (letter.sourceFailure instanceof Error) throw letter.sourceFailure;
      throw new StorageTrouble(failure);
    }
  }
}
