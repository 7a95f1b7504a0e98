import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Where decoded bytes of a part go. Synchronous on purpose: it runs in a thread of its own, so the disk is the only back-pressure. */
export interface PartSink {
  /** The bytes are the caller's again when this returns. */
  write(bytes: Buffer): void;
  close(): void;
}

export class MemorySink implements PartSink {
  readonly #chunks: Buffer[] = [];
  #size = 0;
  truncated = false;
  constructor(private readonly limit: number) {}

  write(bytes: Buffer): void {
    const room = this.limit - this.#size;
    if (bytes.length > room) this.truncated = true;
    if (room <= 0 || bytes.length === 0) return;
    const taken = Buffer.from(bytes.subarray(0, room));
    this.#chunks.push(taken);
    this.#size += taken.length;
  }
  close(): void {}

  get bytes(): Buffer {
    const [first = Buffer.alloc(0)] = this.#chunks;
    return this.#chunks.length > 1 ? Buffer.concat(this.#chunks, this.#size) : first;
  }
}

export class FileSink implements PartSink {
  readonly #hash = createHash('sha256');
  readonly #fd: number;
  #open = true;
  size = 0;
  #sha256 = '';

  constructor(readonly path: string) {
    this.#fd = openSync(path, 'wx', 0o600);
  }

  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at);
    this.#hash.update(bytes);
    this.size += bytes.length;
  }
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#fd);
    this.#sha256 = this.#hash.digest('hex');
  }
  get sha256(): string {
    return this.#sha256;
  }
}

export const NULL_SINK: PartSink = { write: () => undefined, close: () => undefined };
