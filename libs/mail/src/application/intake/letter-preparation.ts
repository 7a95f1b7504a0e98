import { FileStore, UseCase } from '@prorab/platform/marks';
import type { KeptAttachment } from '../../domain/letter-record.js';
import { MailSettings } from '../mail-settings.js';
import type { CollectedLetter } from '../ports/collected-letter.js';
import { LetterParser, type ParsedAttachment, type ParsedLetter } from '../ports/letter-parser.port.js';

/** A letter that lies in the file store and was understood, but of which no table knows yet. */
export interface PreparedLetter {
  readonly collected: Omit<CollectedLetter, 'open' | 'bytes'>;
  readonly rawHash: string;
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
    const raw = await this.files.put(letter.open());
    // A stub's source is its head alone, so the size of the file says nothing about the letter.
    const bytes = letter.bytes();
    const parsed = await this.parser.parse(bytes ? { bytes } : { path: await this.files.pathOf(raw.hash) }, {
      receivedAt: letter.receivedAt,
      limits: { maxBytes: this.settings.values.letterBytes },
    });
    try {
      const attachments: KeptAttachment[] = [];
      for (const attachment of parsed.attachments) attachments.push(await this.#keep(attachment));
      const { mailbox, origin, receivedAt, size, tooLarge, history } = letter;
      return {
        collected: { mailbox, origin, receivedAt, size, tooLarge, history },
        rawHash: raw.hash,
        parsed,
        attachments,
      };
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
