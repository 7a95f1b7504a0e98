import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemoryUpTo = 1024 * 1024;

/** A letter on its way from the socket to the intake: small ones in memory, others in a temporary file, so that it can be read twice. */
export class LetterSpool {
  #chunks: Uint8Array[] = [];
  #folder: string | null = null;
  #file: FileHandle | null = null;
  size = 0;

  static async fill(source: AsyncIterable<Uint8Array>, limit: number): Promise<LetterSpool> {
    const spool = new LetterSpool();
    try {
      for await (const chunk of source) if (spool.size + chunk.length <= limit) await spool.#add(chunk);
      await spool.#file?.close();
      return spool;
    } catch (error) {
      await spool.remove();
      throw error;
    }
  }

  bytes(): Uint8Array | null {
    return this.#folder ? null : Buffer.concat(this.#chunks);
  }
  async *open(): AsyncGenerator<Uint8Array> {
    if (this.#folder) yield* createReadStream(join(this.#folder, 'letter')) as AsyncIterable<Uint8Array>;
    else yield* this.#chunks;
  }
  async remove(): Promise<void> {
    this.#chunks = [];
    if (!this.#folder) return;
    await this.#file?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #add(chunk: Uint8Array): Promise<void> {
    this.size += chunk.length;
    if (!this.#file && this.size <= inMemoryUpTo) {
      this.#chunks.push(chunk);
      return;
    }
    if (!this.#file) {
      this.#folder = await mkdtemp(join(tmpdir(), 'prorab-letter-'));
      this.#file = await open(join(this.#folder, 'letter'), 'w', 0o600);
      for (const early of this.#chunks.splice(0)) await this.#file.writeFile(early);
    }
    await this.#file.writeFile(chunk);
  }
}
