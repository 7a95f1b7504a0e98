import type { Readable } from 'node:stream';

export interface StoredFile {
  /** SHA-256 of the content in hex: the name of the file in the store. */
  hash: string;
  size: number;
}

/** Content-addressed files: the same content is kept once. Streams only; nothing is held in memory whole. */
export abstract class FileStore {
  /** @throws FileTooLarge after `limit` bytes; nothing stays behind. */
  abstract put(content: Readable | AsyncIterable<Uint8Array>, options?: { limit?: number }): Promise<StoredFile>;
  /** Takes a file that lies on the same disk already; moved, not copied. */
  abstract adopt(path: string, known?: StoredFile): Promise<StoredFile>;
  /** @throws FileMissing */
  abstract open(hash: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Path for code that needs a real file (a worker thread). @throws FileMissing */
  abstract pathOf(hash: string): Promise<string>;
  abstract has(hash: string): Promise<boolean>;
  /**
   * Takes a file out for good, unless it was put (or put again) at `putBefore` or later. The store does not know who names a file: whoever
   * asks must know that nobody does, in a store that no other context shares. @returns whether it was taken out
   */
  abstract remove(hash: string, options: { putBefore: Date }): Promise<boolean>;
}
