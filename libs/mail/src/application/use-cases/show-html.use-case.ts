import { DomainError } from '@prorab/kernel';
import { FileStore, UseCase } from '@prorab/platform/marks';
import type { LetterRecord } from '../../domain/letter-record.js';
import { inParallel } from '../intake/in-parallel.js';
import { MailSettings } from '../mail-settings.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { LetterParser } from '../ports/letter-parser.port.js';

export interface ShownHtml {
  readonly safeHtml: string | null;
  readonly hasRemoteImages: boolean;
}
type Source = Pick<LetterRecord, 'id' | 'rawHash' | 'rawStart' | 'rawLength' | 'receivedAt'>;
const NONE: ShownHtml = { safeHtml: null, hasRemoteImages: false };

/** Makes the HTML of letters of history safe when they are looked at for the first time, from their raw sources, and keeps it. */
@UseCase()
export class ShowHtml {
  constructor(
    private readonly letters: LetterBook,
    private readonly files: FileStore,
    private readonly parser: LetterParser,
    private readonly settings: MailSettings,
  ) {}

  /** By letter. One that cannot be read just now is shown as text and tried again at the next view. */
  async execute({ letters }: { letters: readonly Source[] }): Promise<ReadonlyMap<string, ShownHtml>> {
    const { parallel } = this.settings.values;
    const made = await inParallel(letters, parallel, async (letter) => [letter.id, await this.#of(letter)] as const);
    return new Map(made);
  }

  async #of({ id, rawHash, rawStart, rawLength, receivedAt }: Source): Promise<ShownHtml> {
    try {
      const stream = await this.files.open(rawHash, { start: rawStart, end: rawStart + rawLength - 1 });
      const parsed = await this.parser.parse(
        { stream },
        // Its files are in the store already.
        { receivedAt, limits: { maxBytes: this.settings.values.letterBytes, maxAttachments: 0 } },
      );
      await this.parser.release(parsed);
      const { safeHtml, hasRemoteImages } = parsed;
      await this.letters.keepHtml(id, { safeHtml, hasRemoteImages });
      return { safeHtml, hasRemoteImages };
    } catch (error) {
      if (error instanceof DomainError) return NONE;
      throw error;
    }
  }
}
