import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ExchangeFileMissing, ExchangeFileRefused } from '../../../domain/exchange/exchange-errors.js';

/** Shorter pieces may honestly be alike. */
const ALIKE_FROM = 1_024;

/**
 * Files of visits as 1C sends them, in pieces: `<visit>/<digest of the name>/000001`. A piece has its name only when it has come whole, so
 * that a broken line or the end of the process leaves none in halves; no foreign name stands on the disk.
 */
export class ExchangeFiles {
  constructor(private readonly folder: string) {}

  /** @returns bytes put there; 0: it was the last piece once more */
  async append(visit: number, name: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<number> {
    const place = this.#place(visit, name);
    await mkdir(place, { recursive: true, mode: 0o700 });
    const aside = join(this.folder, String(visit), `aside-${randomUUID()}`);
    try {
      const { bytes, digest } = await written(aside, content, limit);
      if (bytes === 0) throw new ExchangeFileRefused('empty');
      const pieces = await this.#pieces(visit, name);
      const last = pieces.at(-1);
      if (last && bytes >= ALIKE_FROM && (await isAlike(last, bytes, digest))) return 0;
      await link(aside, join(place, String(pieces.length + 1).padStart(6, '0')));
      return bytes;
    } finally {
      await rm(aside, { force: true });
    }
  }
  async *read(visit: number, name: string): AsyncGenerator<Uint8Array> {
    for (const piece of await this.#pieces(visit, name)) yield* createReadStream(piece, { highWaterMark: 65_536 });
  }
  async first(visit: number, name: string, bytes: number): Promise<Buffer> {
    const [piece] = await this.#pieces(visit, name);
    return piece ? within(piece, 0, bytes) : Buffer.alloc(0);
  }
  async last(visit: number, name: string, bytes: number): Promise<Buffer> {
    const piece = (await this.#pieces(visit, name)).at(-1);
    if (!piece) return Buffer.alloc(0);
    return within(piece, Math.max(0, (await stat(piece)).size - bytes), bytes);
  }
  /** @throws ExchangeFileMissing */
  async mustBe(visit: number, name: string): Promise<void> {
    if ((await this.#pieces(visit, name)).length === 0) throw new ExchangeFileMissing(name);
  }
  remove(visit: number, name?: string): Promise<void> {
    const place = name === undefined ? join(this.folder, String(visit)) : this.#place(visit, name);
    return rm(place, { recursive: true, force: true });
  }

  #place(visit: number, name: string): string {
    return join(this.folder, String(visit), createHash('sha256').update(name).digest('hex').slice(0, 32));
  }
  async #pieces(visit: number, name: string): Promise<string[]> {
    const place = this.#place(visit, name);
    try {
      return (await readdir(place)).sort().map((piece) => join(place, piece));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

async function written(
  path: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ bytes: number; digest: string }> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const part of content) {
      bytes += part.length;
      if (bytes > limit) throw new ExchangeFileRefused('too-large');
      hash.update(part);
      await file.write(part);
    }
    await file.sync();
  } catch (error) {
    // The line broke: the sender comes again with the whole piece.
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' ? new ExchangeFileRefused('torn') : error;
  } finally {
    await file.close();
  }
  return { bytes, digest: hash.digest('hex') };
}
async function isAlike(piece: string, bytes: number, digest: string): Promise<boolean> {
  if ((await stat(piece)).size !== bytes) return false;
  return (
    createHash('sha256')
      .update(await readFile(piece))
      .digest('hex') === digest
  );
}
async function within(path: string, from: number, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
