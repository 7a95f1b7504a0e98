/** Parts of a waveform: one for about every three points of a screen. */
export const WAVE_PARTS = 400;
const LOUDEST = 32_768;

/** The loudest moment of each part of a sound, 0 to 100; fed with the bytes of 16-bit samples as they come. */
export class Waveform {
  readonly #peaks: number[];
  #samples = 0;
  /** Half of a sample that the next chunk ends. */
  #odd: number | null = null;
  constructor(private readonly of: number) {
    this.#peaks = Array.from({ length: Math.min(WAVE_PARTS, of) }, () => 0);
  }
  add(chunk: Uint8Array): void {
    let at = 0;
    if (this.#odd !== null && chunk.length > 0) {
      this.#hear(this.#odd | ((chunk[0] ?? 0) << 8));
      this.#odd = null;
      at = 1;
    }
    for (; at + 1 < chunk.length; at += 2) this.#hear((chunk[at] ?? 0) | ((chunk[at + 1] ?? 0) << 8));
    if (at < chunk.length) this.#odd = chunk[at] ?? 0;
  }
  get peaks(): number[] {
    return this.#peaks.map((loud) => Math.round((100 * loud) / LOUDEST));
  }
  #hear(bits: number): void {
    const part = Math.floor((this.#samples++ * this.#peaks.length) / this.of);
    const loud = Math.abs((bits << 16) >> 16);
    if (loud > (this.#peaks[part] ?? LOUDEST)) this.#peaks[part] = loud;
  }
}
