import { UseCase } from '@prorab/platform/marks';
import { LetterEntry } from '../intake/letter-entry.js';
import { LetterPreparation } from '../intake/letter-preparation.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { LetterBook, placeKey } from '../ports/letter-book.port.js';
import { withStorageTroubleNamed } from '../storage-trouble.js';

/** A letter arrived: stored, understood, put into its conversation and told to sales. The same letter again changes nothing. */
@UseCase()
export class TakeInLetter {
  constructor(
    private readonly preparation: LetterPreparation,
    private readonly entry: LetterEntry,
    private readonly letters: LetterBook,
  ) {}

  execute({ letter }: { letter: CollectedLetter }): Promise<{ letterId: string | null }> {
    return withStorageTroubleNamed(async () => {
      const { mailbox, origin } = letter;
      if (origin.via === 'imap') {
        const place = { mailbox, folder: origin.folder, uidValidity: origin.uidValidity, uid: origin.uid };
        if ((await this.letters.takenPlaces([place])).has(placeKey(place))) return { letterId: null };
      }
      const [letterId = null] = await this.entry.enter([await this.preparation.prepare(letter)]);
      return { letterId };
    });
  }
}
