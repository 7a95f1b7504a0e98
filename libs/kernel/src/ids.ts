const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += HEX[byte] as string;
  return text;
};
/** Random bytes are asked for this many ids at once: asking costs more than making an id. */
const POOLED = 512;
const TAIL = 8;

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter that grows within one millisecond of this
 * process, then random bits. Sorts by time of making, so it is kind to B-tree indexes and to cursors.
 */
export class UuidV7 {
  #lastMs = -1;
  #counter = 0;
  readonly #pool = new Uint8Array(POOLED * TAIL);
  #used = POOLED * TAIL;

  constructor(
    private readonly nowMs: () => number = Date.now,
    private readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (b) =>
      globalThis.crypto.getRandomValues(b),
  ) {}

  next(): string {
    let ms = Math.max(this.nowMs(), this.#lastMs);
    if (ms === this.#lastMs) {
      if (++this.#counter > 0xfff) {
        ms += 1;
        this.#counter = 0;
      }
    } else this.#counter = 0;
    this.#lastMs = ms;
    const bytes = this.#tail();
    bytes[0] = (bytes[0]! & 0x3f) | 0x80;
    const time = ms.toString(16).padStart(12, '0');
    const tail = hex(bytes);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.#counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  }

  #tail(): Uint8Array {
    if (this.#used === this.#pool.length) {
      this.random(this.#pool);
      this.#used = 0;
    }
    return this.#pool.subarray(this.#used, (this.#used += TAIL));
  }
}

const house = new UuidV7();
/** A new time-ordered id. */
export const newId = (): string => house.next();

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
