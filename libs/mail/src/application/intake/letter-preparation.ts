import { FileStore, UseCase } from '@prorab/platform/marks';
import type { KeptAttachment } from '../../domain/letter-record.js';
import { MailSettings } from '../mail-settings.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { LetterParser, type ParsedAttachment, type ParsedLetter, type RawLetter } from '../ports/letter-parser.port.js';
import { inParallel } from './in-parallel.js';
import { PackMemory } from './pack-memory.js';

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
  readonly #memory = new PackMemory();

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
   * A batch of history. The small letters go into the store as one file and to the parser as one pack: ten thousand files made durable one
   * by one take longer than reading the letters in them.
   * @returns when all are read, so that the parser can have the next batch; what is returned waits until their attachments are filed
   */
  async prepareAll(letters: readonly CollectedLetter[]): Promise<() => Promise<PreparedLetter[]>> {
    const small = letters.flatMap((letter) => {
      const bytes = letter.bytes();
      return bytes ? [{ letter, bytes }] : [];
    });
    const filing = small.length ? await this.#together(small) : null;
    const large = new Map<CollectedLetter, PreparedLetter>();
    for (const letter of letters) if (letter.bytes() === null) large.set(letter, await this.prepare(letter));
    return async () => {
      const together = await filing?.();
      return letters.map((letter) => (large.get(letter) ?? together?.get(letter)) as PreparedLetter);
    };
  }

  async #together(
    small: readonly { letter: CollectedLetter; bytes: Uint8Array }[],
  ): Promise<() => Promise<Map<CollectedLetter, PreparedLetter>>> {
    let end = 0;
    const places = small.map(({ letter, bytes: { length } }) => {
      const start = end;
      end += length;
      return { letter, start, length };
    });
    const letters = places.map(({ letter: { receivedAt }, start, length }) => ({ start, length, receivedAt }));
    const pieces = small.map(({ bytes }) => bytes);
    const [stored, read] = await this.#memory.filledWith(pieces, (bytes) =>
      Promise.allSettled([
        this.files.put(inOnePiece(bytes)),
        // Most letters of an old box are never looked at again.
        this.parser.parsePack({ bytes, letters }, { limits: this.#limits, html: 'later' }),
      ]),
    );
    const [first] = read.status === 'fulfilled' ? read.value.filter(({ scratch }) => scratch !== null) : [];
    const released = async (): Promise<void> => {
      if (first) await this.parser.release(first);
    };
    if (stored.status === 'rejected' || read.status === 'rejected') {
      await released();
      throw stored.status === 'rejected' ? stored.reason : (read as PromiseRejectedResult).reason;
    }
    const [{ hash }, parsed] = [stored.value, read.value];
    // Each file is made durable, which is waiting and no work. It goes on whether anybody asks for the outcome or not.
    const filing = Promise.allSettled([
      inParallel(places, this.settings.values.parallel, async ({ letter, start, length }, at) => {
        const facts = parsed[at] as ParsedLetter;
        return [letter, await this.#prepared(letter, { hash, start, length }, facts)] as const;
      }).finally(released),
    ]);
    return async () => {
      const [filed] = await filing;
      if (filed.status === 'rejected') throw filed.reason;
      return new Map(filed.value);
    };
  }

  async #read(letter: CollectedLetter, raw: RawPlace, source: RawLetter): Promise<PreparedLetter> {
    const { receivedAt, history } = letter;
    const parsed = await this.parser.parse(source, {
      receivedAt,
      limits: this.#limits,
      html: history ? 'later' : 'safe',
    });
    try {
      return await this.#prepared(letter, raw, parsed);
    } finally {
      await this.parser.release(parsed);
    }
  }

  async #prepared(letter: CollectedLetter, raw: RawPlace, parsed: ParsedLetter): Promise<PreparedLetter> {
    const { mailbox, origin, receivedAt, size, tooLarge, history } = letter;
    const attachments: KeptAttachment[] = [];
    for (const attachment of parsed.attachments) attachments.push(await this.#keep(attachment));
    return { collected: { mailbox, origin, receivedAt, size, tooLarge, history }, raw, parsed, attachments };
  }

  get #limits(): { maxBytes: number } {
    return { maxBytes: this.settings.values.letterBytes };
  }

  async #keep({ path, sha256, size, ...known }: ParsedAttachment): Promise<KeptAttachment> {
    const { hash } = await this.files.adopt(path, { hash: sha256, size });
    const { name, declaredType, detectedType, contentId, inline, origin } = known;
    return { name, declaredType, detectedType, contentId, inline, origin, size, hash };
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
