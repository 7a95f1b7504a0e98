import { Clock } from '@prorab/kernel';
import { AuditLog, FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PoisonedSettled } from '../../domain/letter.errors.js';
import { LetterEntry } from '../intake/letter-entry.js';
import { LetterPreparation } from '../intake/letter-preparation.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { type PoisonedLetter, PoisonedLetters } from '../ports/poisoned-letters.port.js';

/** Reads a letter that was put aside once more, after an upgrade or a repair; then it is a letter like any other. */
@UseCase()
export class RetryPoisoned {
  constructor(
    private readonly poisoned: PoisonedLetters,
    private readonly files: FileStore,
    private readonly preparation: LetterPreparation,
    private readonly entry: LetterEntry,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ id }: { id: string }): Promise<{ letterId: string | null }> {
    const { rawHash } = await this.#count(id);
    const letter = await this.work.run(() => this.poisoned.takeForChange(id));
    const prepared = await this.preparation.prepare(collected(letter, () => this.#source(rawHash)));
    return this.work.run(async () => {
      // First the lock of all readers (inside), then this row: the same order as everywhere.
      const [letterId = null] = await this.entry.enter([prepared]);
      const now = await this.#waiting(id);
      await this.poisoned.save({ ...now, status: 'taken-in', settledAt: this.clock.now() });
      this.audit.record({ action: 'mail.poisoned.retry', subject: `poisoned:${id}`, after: { letterId } });
      return { letterId };
    });
  }

  #count(id: string): Promise<PoisonedLetter> {
    return this.work.run(async () => {
      const letter = await this.#waiting(id);
      await this.poisoned.save({ ...letter, attempts: letter.attempts + 1 });
      return letter;
    });
  }
  async #waiting(id: string): Promise<PoisonedLetter> {
    const letter = await this.poisoned.takeForChange(id);
    if (letter.status !== 'waiting') throw new PoisonedSettled(id, letter.status);
    return letter;
  }
  async *#source(hash: string): AsyncIterable<Uint8Array> {
    yield* (await this.files.open(hash)) as AsyncIterable<Uint8Array>;
  }
}

function collected(letter: PoisonedLetter, open: () => AsyncIterable<Uint8Array>): CollectedLetter {
  const { mailbox, folder, role, uidValidity, uid, receivedAt, size, tooLarge, history } = letter;
  const origin: CollectedLetter['origin'] =
    folder === 'smtp'
      ? { via: 'smtp', from: '', to: [], remoteAddress: '' }
      : { via: 'imap', folder, role, uidValidity, uid, flags: [] };
  return { mailbox, origin, receivedAt, size, tooLarge, history, open, bytes: () => null };
}
