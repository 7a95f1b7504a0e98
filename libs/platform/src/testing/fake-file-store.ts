import { createHash } from 'node:crypto';
import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { FileMissing, FileTooLarge } from '../files/file-errors.js';
import { FileStore, type StoredFile } from '../marks/index.js';

/** Files in memory. */
export class FakeFileStore extends FileStore {
  readonly files = new Map<string, Buffer>();
  readonly #putAt = new Map<string, Date>();
  constructor(private readonly now: () => Date = () => new Date()) {
    super();
  }
  async put(
    content: Readable | AsyncIterable<Uint8Array>,
    { limit = Infinity }: { limit?: number } = {},
  ): Promise<StoredFile> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of content as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limit) throw new FileTooLarge(limit);
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const hash = createHash('sha256').update(bytes).digest('hex');
    this.files.set(hash, bytes);
    this.#putAt.set(hash, this.now());
    return { hash, size };
  }
  async adopt(path: string): Promise<StoredFile> {
    const stored = await this.put(Readable.from([await readFile(path)]));
    await unlink(path);
    return stored;
  }
  async open(hash: string, range?: { start: number; end: number }): Promise<Readable> {
    const bytes = this.files.get(hash);
    if (!bytes) throw new FileMissing(hash);
    return Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]);
  }
  /** Only here a file gets onto the disk. */
  async pathOf(hash: string): Promise<string> {
    const bytes = this.files.get(hash);
    if (!bytes) throw new FileMissing(hash);
    const folder = join(tmpdir(), `prorab-fake-files-${process.pid}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, hash), bytes);
    return join(folder, hash);
  }
  /** For fakes that are given a path: the text of the file there. */
  textAt(path: string): string {
    const bytes = this.files.get(basename(path));
    if (!bytes) throw new FileMissing(basename(path));
    return bytes.toString('utf8');
  }
  async has(hash: string): Promise<boolean> {
    return this.files.has(hash);
  }
  async remove(hash: string, { putBefore }: { putBefore: Date }): Promise<boolean> {
    const at = this.#putAt.get(hash);
    return at !== undefined && at < putBefore && this.#putAt.delete(hash) && this.files.delete(hash);
  }
}
