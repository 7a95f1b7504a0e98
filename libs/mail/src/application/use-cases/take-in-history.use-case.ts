import { UseCase } from '@prorab/platform/marks';
import { LetterEntry } from '../intake/letter-entry.js';
import { LetterPreparation } from '../intake/letter-preparation.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { LetterBook, type Place, placeKey } from '../ports/letter-book.port.js';
import { withStorageTroubleNamed } from '../storage-trouble.js';

/** A batch of an old mailbox: customers and time line come of it, never an inquiry or an answer. All or nothing. */
@UseCase()
export class TakeInHistory {
  constructor(
    private readonly preparation: LetterPreparation,
    private readonly entry: LetterEntry,
    private readonly letters: LetterBook,
  ) {}

  async execute(batch: { letters: readonly CollectedLetter[] }): Promise<{ letterIds: string[] }> {
    const store = await this.read(batch);
    return store();
  }

  /** The slow half, which may be done while the batch before is being stored; what comes of it is the other half. */
  read({ letters }: { letters: readonly CollectedLetter[] }): Promise<() => Promise<{ letterIds: string[] }>> {
    return withStorageTroubleNamed(async () => {
      const taken = await this.letters.takenPlaces(letters.flatMap((letter) => placeOf(letter) ?? []));
      const fresh = letters.filter((letter) => {
        const place = placeOf(letter);
        return !place || !taken.has(placeKey(place));
      });
      if (fresh.length === 0) return async () => ({ letterIds: [] });
      const prepared = await this.preparation.prepareAll(fresh);
      return () => withStorageTroubleNamed(async () => ({ letterIds: await this.entry.enter(await prepared()) }));
    });
  }
}

function placeOf({ mailbox, origin }: CollectedLetter): Place | null {
  if (origin.via !== 'imap') return null;
  return { mailbox, folder: origin.folder, uidValidity: origin.uidValidity, uid: origin.uid };
}
