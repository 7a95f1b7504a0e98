import { WAVE_PARTS } from '../../domain/waveform.js';
import { RecordingUnreadable } from './voice-press.errors.js';
import { wavOf } from './fake-call-control.js';
import type { VoicePress } from './voice-press.port.js';

export async function* inChunks(bytes: Uint8Array, of = 1_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += of) yield bytes.subarray(at, at + of);
}
/** A second of silence, then one of a tone. */
export const silenceThenTone = (hertz = 400): Int16Array =>
  Int16Array.from({ length: 16_000 }, (_, n) =>
    n < 8_000 ? 0 : Math.round(16_384 * Math.sin((2 * Math.PI * hertz * n) / 8_000)),
  );
export const readAll = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Run over the fake and the encoder, there and missing. */
export function voicePressContract(name: string, make: () => Promise<VoicePress>): void {
  describe(`the press of recordings: ${name}`, () => {
    const wav = wavOf(silenceThenTone());
    const pressed = async (bytes: Uint8Array) =>
      (await make()).press('a-call', inChunks(bytes), async ({ content, ...of }) => ({
        ...of,
        size: (await readAll(content)).length,
      }));
    it('knows how long it is and where it is loud', async () => {
      const voice = await pressed(wav);
      expect(voice).toMatchObject({ seconds: 2 });
      expect(voice?.size).toBeGreaterThan(1_000);
      expect(voice?.peaks).toHaveLength(WAVE_PARTS);
      expect(new Set(voice?.peaks.slice(0, WAVE_PARTS / 2))).toEqual(new Set([0]));
      expect(new Set(voice?.peaks.slice(WAVE_PARTS / 2))).toEqual(new Set([50]));
    });
    it('makes the same file of the same sound', async () => {
      const press = await make();
      const once = await press.press('a-call', inChunks(wav), ({ content }) => readAll(content));
      const again = await press.press('a-call', inChunks(wav), ({ content }) => readAll(content));
      expect(again).toEqual(once);
    });
    it('finds nothing where there is no sound', async () => {
      expect(await pressed(wavOf(new Int16Array(0)))).toBeNull();
      expect(await pressed(new Uint8Array(0))).toBeNull();
    });
    it('reads what an exchange has left that was killed before it wrote the length', async () => {
      const broken = Buffer.from(wav);
      broken.writeUInt32LE(0, 40);
      expect(await pressed(broken)).toMatchObject({ seconds: 2 });
    });
    it('refuses what is no recording', async () => {
      await expect(pressed(Buffer.from('<html>502</html>'))).rejects.toBeInstanceOf(RecordingUnreadable);
    });
    it('takes for gone what it could not keep, and does it again', async () => {
      const press = await make();
      const full = new Error('the disk is full');
      await expect(press.press('a-call', inChunks(wav), () => Promise.reject(full))).rejects.toBe(full);
      expect(await press.press('a-call', inChunks(wav), async ({ seconds }) => seconds)).toBe(2);
    });
  });
}
