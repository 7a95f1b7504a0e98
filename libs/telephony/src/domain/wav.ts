/** Where the sound of a WAV file lies, and how it is written. */
export interface WavSound {
  readonly rate: number;
  readonly channels: number;
  /** In bytes from the beginning of the file. */
  readonly from: number;
  readonly bytes: number;
}
const BYTES_OF_SAMPLE = 2;

/**
 * Reads the beginning of a WAV file (its first kilobytes). An exchange that was killed has never written the length into the header:
 * then the sound goes to the end of the file.
 * @returns null when it is none of 16-bit PCM
 */
export function wavSound(head: Uint8Array, fileBytes: number): WavSound | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number): string => String.fromCharCode(...head.subarray(at, at + 4));
  if (tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
  let format: { rate: number; channels: number } | null = null;
  for (let at = 12; at + 8 <= head.length;) {
    const length = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ' && at + 24 <= head.length) {
      const [kind, bits] = [view.getUint16(at + 8, true), view.getUint16(at + 22, true)];
      if (kind !== 1 || bits !== 8 * BYTES_OF_SAMPLE) return null;
      format = { channels: view.getUint16(at + 10, true), rate: view.getUint32(at + 12, true) };
    }
    if (tag(at) === 'data') {
      if (!format || format.channels < 1 || format.rate < 1) return null;
      const rest = Math.max(0, fileBytes - at - 8);
      const said = length === 0 || length > rest ? rest : length;
      return { ...format, from: at + 8, bytes: said - (said % (BYTES_OF_SAMPLE * format.channels)) };
    }
    at += 8 + length + (length % 2);
  }
  return null;
}
export const secondsOf = ({ bytes, rate, channels }: WavSound): number => bytes / (BYTES_OF_SAMPLE * rate * channels);
