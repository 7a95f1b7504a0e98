import { FileStore, UseCase } from '@prorab/platform/marks';
import type { KeptAttachment } from '../../domain/letter-record.js';
import { AttachmentMissing, LetterMissing, RangeInvalid } from '../../domain/letter.errors.js';
import { LetterBook } from '../ports/letter-book.port.js';

export interface OpenedFile {
  readonly content: Awaited<ReturnType<FileStore['open']>>;
  readonly size: number;
  /** The part that `content` is of, when one was asked for. */
  readonly range: { readonly start: number; readonly end: number } | null;
}

/** A file of a letter, whole or in part. */
@UseCase()
export class OpenAttachment {
  constructor(
    private readonly letters: LetterBook,
    private readonly files: FileStore,
  ) {}

  /** @throws LetterMissing, AttachmentMissing, RangeInvalid */
  async execute(order: {
    letterId: string;
    n: number;
    range: { start: number | null; end: number | null } | null;
  }): Promise<OpenedFile & { attachment: KeptAttachment }> {
    const letter = await this.letters.byId(order.letterId);
    if (!letter) throw new LetterMissing(order.letterId);
    const attachment = letter.attachments[order.n];
    if (!attachment) throw new AttachmentMissing(order.letterId, order.n);
    const { size, hash } = attachment;
    const range = order.range && within(order.range, size);
    const content = await this.files.open(hash, range ?? undefined);
    return { attachment, content, size, range };
  }
}

/** `bytes=5-`, `bytes=5-9`, `bytes=-9` (the last nine). */
function within(
  { start, end }: { start: number | null; end: number | null },
  size: number,
): { start: number; end: number } {
  const from = start ?? Math.max(0, size - (end ?? 0));
  const to = start === null ? size - 1 : Math.min(end ?? size - 1, size - 1);
  if (from > to || from >= size) throw new RangeInvalid(size);
  return { start: from, end: to };
}
