import { FileStore, UseCase } from '@prorab/platform/marks';
import { FileMissing, RangeInvalid } from '../../domain/files/file-errors.js';
import { namedAs } from '../../domain/files/judge-file.js';
import type { MessageFile } from '../../domain/files/message-file.js';
import { FileBook } from '../ports/file-book.port.js';
import { type FileReader, FileReaders } from '../ports/file-readers.port.js';

export interface OpenedFile {
  readonly name: string;
  readonly type: string;
  readonly key: string;
  readonly size: number;
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly content: Awaited<ReturnType<FileStore['open']>>;
}
export interface FileToOpen {
  fileId: string;
  reader: FileReader;
  preview?: boolean;
  range?: { start: number | null; end: number | null } | null;
}

/** A file for one who may see it. Colleagues get what was sent, customers the picture without what its camera wrote. */
@UseCase()
export class OpenFile {
  constructor(
    private readonly book: FileBook,
    private readonly readers: FileReaders,
    private readonly files: FileStore,
  ) {}

  /** @throws FileMissing also for those who may not see it; RangeInvalid */
  async execute({ fileId, reader, preview = false, range: asked = null }: FileToOpen): Promise<OpenedFile> {
    const [file] = await this.book.byIds([fileId]);
    if (!file || !(await this.#sees(reader, file))) throw new FileMissing(fileId);
    const { key, bytes: size, name, type } = preview ? previewOf(file) : contentFor(reader, file);
    const range = asked && within(asked, size);
    return { name, type, key, size, range, content: await this.files.open(key, range ?? undefined) };
  }

  async #sees(reader: FileReader, { owner, conversationId, messageId }: MessageFile): Promise<boolean> {
    if (messageId === null) return owner.kind === reader.kind && owner.id === reader.id;
    return this.readers.mayRead(reader, { conversationId, messageId });
  }
}

type Content = Pick<MessageFile, 'name' | 'type' | 'bytes'> & { readonly key: string };
function previewOf({ id, name, picture }: MessageFile): Content {
  if (!picture) throw new FileMissing(id);
  return { ...picture.preview, name: `${name}.webp`, type: 'image/webp' };
}
function contentFor({ kind }: FileReader, { name, type, originalKey, bytes, picture }: MessageFile): Content {
  if (kind === 'employee' || !picture) return { name, type, key: originalKey, bytes };
  return { ...picture.clean, name: namedAs(name, picture.clean.type) };
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
