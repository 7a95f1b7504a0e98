import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore, type StoredFile } from '../marks/index.js';
import { FileMissing, FileTooLarge } from './file-errors.js';

/** `<root>/ab/cd/abcd…`: written aside, then renamed, so a half-written file never has a name. */
export class DiskFileStore extends FileStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(
    content: Readable | AsyncIterable<Uint8Array>,
    { limit = Infinity }: { limit?: number } = {},
  ): Promise<StoredFile> {
    const aside = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(aside), { recursive: true });
    const digest = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length;
        if (size > limit) return done(new FileTooLarge(limit));
        digest.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(Readable.from(content), measure, createWriteStream(aside));
      return await this.#name(aside, { hash: digest.digest('hex'), size });
    } catch (error) {
      await unlink(aside).catch(ignoreMissing);
      throw error;
    }
  }

  async adopt(path: string, known?: StoredFile): Promise<StoredFile> {
    if (known) return this.#name(path, known);
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
    return this.#name(path, { hash: digest.digest('hex'), size: (await stat(path)).size });
  }

  async open(hash: string, range?: { start: number; end: number }): Promise<Readable> {
    const path = await this.pathOf(hash);
    return createReadStream(path, range);
  }

  async pathOf(hash: string): Promise<string> {
    if (!(await this.has(hash))) throw new FileMissing(hash);
    return this.#path(hash);
  }

  async has(hash: string): Promise<boolean> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return false;
    return access(this.#path(hash)).then(
      () => true,
      () => false,
    );
  }

  async remove(hash: string, { putBefore }: { putBefore: Date }): Promise<boolean> {
    if (!(await this.has(hash))) return false;
    // Aside first, then looked at: a put that comes meanwhile either touched what is looked at, or makes a file of its own.
    const aside = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(aside), { recursive: true });
    const path = this.#path(hash);
    if (!(await rename(path, aside).then(yes, falseIfMissing))) return false;
    const isOld = (await stat(aside)).mtime < putBefore;
    await (isOld ? unlink(aside) : rename(aside, path));
    return isOld;
  }

  #path(hash: string): string {
    return join(this.root, hash.slice(0, 2), hash.slice(2, 4), hash);
  }

  async #name(from: string, file: StoredFile): Promise<StoredFile> {
    const to = this.#path(file.hash);
    // Known already: it counts as put now. Gone again before that could be noted: then this one takes the name.
    const now = new Date();
    if ((await this.has(file.hash)) && (await utimes(to, now, now).then(yes, falseIfMissing))) {
      await unlink(from);
      return file;
    }
    const handle = await open(from, 'r');
    try {
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    return file;
  }
}

const yes = (): boolean => true;
const falseIfMissing = (error: NodeJS.ErrnoException): boolean => {
  if (error.code !== 'ENOENT') throw error;
  return false;
};
const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};
