import { FileStore, UseCase } from '@prorab/platform/marks';
import type { KeptAttachment } from '../../domain/letter-record.js';
import { MailSettings } from '../mail-settings.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { LetterParser, type ParsedAttachment, type ParsedLetter, type RawLetter } from '../ports/letter-parser.port.js';
import { inParallel } from './in-parallel.js';

/** A source within a file of the store. */
export interface RawPlace {
  readonly hash: string;
  readonly start: number;
  readonly length: number;
}
/** A letter that lies in the file store and was understood, but of which no table knows yet. */
export interface PreparedLetter {
  readonly collected: Omit<CollectedLetter, 'open' | 'bytes'>;
  readonly raw: RawPlace;
  readonly parsed: ParsedLetter;
  readonly attachments: readonly KeptAttachment[];
}

/**
 * Everything slow and everything that may fail by the letter's fault happens here, before the unit of work. The raw source is stored
 * first: what is stored and never entered is a file without a name and hurts nobody.
 */
@UseCase()
export class LetterPreparation {
  constructor(
    private readonly files: FileStore,
    private readonly parser: LetterParser,
    private readonly settings: MailSettings,
  ) {}

  async prepare(letter: CollectedLetter): Promise<PreparedLetter> {
    const { hash, size } = await this.files.put(letter.open());
    const bytes = letter.bytes();
    // A stub's source is its head alone, so the size of the file says nothing about the letter.
    return this.#read(
      letter,
      { hash, start: 0, length: size },
      bytes ? { bytes } : { path: await this.files.pathOf(hash) },
    );
  }

  /**
   * A batch of history. The small letters go into the store as one file: ten thousand files made durable one by one take longer than
   * reading the letters in them. Meanwhile they are read, several at a time.
   */
  async prepareAll(letters: readonly CollectedLetter[]): Promise<PreparedLetter[]> {
    const packing = this.#pack(letters);
    // Awaited below; a failure while the letters are read must not count as unheard.
    packing.catch(() => undefined);
    const { parallel } = this.settings.values;
    return inParallel(letters, parallel, async (letter) => {
      const bytes = letter.bytes();
      if (!bytes) return this.prepare(letter);
      const [prepared, places] = [await this.#read(letter, NOWHERE, { bytes }), await packing];
      return { ...prepared, raw: places.get(letter) ?? NOWHERE };
    });
  }

  async #pack(letters: readonly CollectedLetter[]): Promise<Map<CollectedLetter, RawPlace>> {
    const small = letters.flatMap((letter) => {
      const bytes = letter.bytes();
      return bytes ? [{ letter, bytes }] : [];
    });
    if (small.length === 0) return new Map();
    const { hash } = await this.files.put(
      (async function* () {
        for (const { bytes } of small) yield bytes;
      })(),
    );
    let start = 0;
    return new Map(
      small.map(({ letter, bytes: { length } }) => {
        const place = { hash, start, length };
        start += length;
        return [letter, place];
      }),
    );
  }

  async #read(letter: CollectedLetter, raw: RawPlace, source: RawLetter): Promise<PreparedLetter> {
    const { mailbox, origin, receivedAt, size, tooLarge, history } = letter;
    const parsed = await this.parser.parse(source, {
      receivedAt,
      limits: { maxBytes: this.settings.values.letterBytes },
      // Most letters of an old box are never looked at again.
      html: history ? 'later' : 'safe',
    });
    try {
      const attachments: KeptAttachment[] = [];
      for (const attachment of parsed.attachments) attachments.push(await this.#keep(attachment));
      return { collected: { mailbox, origin, receivedAt, size, tooLarge, history }, raw, parsed, attachments };
    } finally {
      await this.parser.release(parsed);
    }
  }

  async #keep({ path, sha256, size, ...known }: ParsedAttachment): Promise<KeptAttachment> {
    const { hash } = await this.files.adopt(path, { hash: sha256, size });
    const { name, declaredType, detectedType, contentId, inline, origin } = known;
    return { name, declaredType, detectedType, contentId, inline, origin, size, hash };
  }
}

const NOWHERE: RawPlace = { hash: '', start: 0, length: 0 };
