import { AuditLog, FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LetterMissing } from '../../domain/letter.errors.js';
import { LetterBook } from '../ports/letter-book.port.js';

/** The raw source of a letter; that somebody looked is on record. */
@UseCase()
export class OpenSource {
  constructor(
    private readonly letters: LetterBook,
    private readonly files: FileStore,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws LetterMissing */
  async execute({ letterId }: { letterId: string }): Promise<Awaited<ReturnType<FileStore['open']>>> {
    const letter = await this.letters.byId(letterId);
    if (!letter) throw new LetterMissing(letterId);
    const { rawHash, rawStart, rawLength } = letter;
    const content = await this.files.open(rawHash, { start: rawStart, end: rawStart + rawLength - 1 });
    await this.work.run(async () => this.audit.record({ action: 'mail.source.read', subject: `letter:${letterId}` }));
    return content;
  }
}
