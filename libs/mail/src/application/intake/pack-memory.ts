/** A batch of history is up to 5 MB; one that is larger gets memory of its own, once. */
const BLOCK = 5 * 1024 * 1024;
/** Batches of several mailboxes may be read at once; what more than this need is not kept. */
const KEPT = 2;

/**
 * Memory for the packs of an import. It is shared with the thread that reads them, so that nothing is copied on the way, and used again:
 * three hundred megabytes in blocks that come and go cost the collector as much as reading the letters.
 */
export class PackMemory {
  readonly #idle: SharedArrayBuffer[] = [];

  /** `work` is done with the bytes when it ends: the next batch is written over them. */
  async filledWith<T>(pieces: readonly Uint8Array[], work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    const block = size <= BLOCK ? (this.#idle.pop() ?? new SharedArrayBuffer(BLOCK)) : new SharedArrayBuffer(size);
    const bytes = new Uint8Array(block, 0, size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    try {
      return await work(bytes);
    } finally {
      if (block.byteLength === BLOCK && this.#idle.length < KEPT) this.#idle.push(block);
    }
  }
}
