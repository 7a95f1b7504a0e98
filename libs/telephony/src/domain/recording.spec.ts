import fc from 'fast-check';
import { Recording } from './recording.js';
import { secondsOf, wavSound } from './wav.js';
import { WAVE_PARTS, Waveform } from './waveform.js';

const at = new Date('2026-11-27T09:00:00Z');
const voice = { hash: 'a'.repeat(64), type: 'audio/ogg', bytes: 9, seconds: 1, peaks: [1] } as const;
const waiting = (): Recording => Recording.await({ callId: 'c', name: 'calls/c', talkedAt: at });

describe('a recording', () => {
  it('waits at the exchange, then is kept, once', () => {
    const one = waiting();
    expect(one.keep(voice, at)).toBe(true);
    expect(one.state).toMatchObject({ stage: 'kept', voice, madeAt: at });
    expect(one.keep({ ...voice, hash: 'b' }, at)).toBe(false);
    expect(one.state.voice?.hash).toBe(voice.hash);
  });
  it('that was withdrawn while it was fetched is not kept, and says where its bytes are until they are gone', () => {
    const [fetched, kept] = [waiting(), waiting()];
    kept.keep(voice, at);
    expect([fetched.withdraw(), kept.withdraw(), kept.withdraw()]).toEqual([true, true, false]);
    expect(fetched.keep(voice, at)).toBe(false);
    expect(kept.state.voice?.hash).toBe(voice.hash);
    kept.isRemoved();
    expect(kept.state).toMatchObject({ stage: 'removed', voice: null });
  });
  it('of which there is nothing is neither kept nor removed', () => {
    const one = waiting();
    one.isNone('empty', at);
    expect([one.keep(voice, at), one.withdraw(), one.state.stage]).toEqual([false, false, 'empty']);
  });
});

const wav = (data: Buffer, said = data.length, format = 1): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(format, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(said, 40);
  return Buffer.concat([head, data]);
};
describe('the sound of a WAV file', () => {
  it.each([
    ['as it was finished', 16_000, 16_000],
    ['of an exchange that was killed: nobody wrote the length', 0, 16_000],
    ['whose length goes past its end', 0xffff_ffff, 16_000],
    ['with something behind the sound', 8_000, 8_000],
  ])('%s', (_, said, bytes) => {
    const file = wav(Buffer.alloc(16_000), said);
    const sound = wavSound(file.subarray(0, 4096), file.length);
    expect(sound).toEqual({ rate: 8000, channels: 1, from: 44, bytes });
    expect(sound && secondsOf(sound)).toBe(bytes / 16_000);
  });
  it('whatever the bytes, is either read or refused', () => {
    expect(wavSound(wav(Buffer.alloc(4), 4, 7), 48)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(100), (junk, size) => {
        const file = Buffer.concat([wav(Buffer.alloc(0)).subarray(0, 12), junk]);
        const sound = wavSound(file, size);
        return sound === null || (sound.bytes >= 0 && sound.from + sound.bytes <= Math.max(size, sound.from));
      }),
    );
  });
});
describe('a waveform', () => {
  it('says how loud each part is, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 20 }), (cuts) => {
        const sound = Buffer.alloc(2 * 8_000);
        sound.writeInt16LE(-32_768, 2 * 4_000);
        sound.writeInt16LE(16_384, 2 * 7_999);
        const wave = new Waveform(8_000);
        let from = 0;
        for (const cut of [...cuts, sound.length]) wave.add(sound.subarray(from, (from += cut)));
        const { peaks } = wave;
        return (
          peaks.length === WAVE_PARTS &&
          peaks[WAVE_PARTS / 2] === 100 &&
          peaks[WAVE_PARTS - 1] === 50 &&
          peaks.filter((p) => p > 0).length === 2
        );
      }),
    );
  });
  it('of a few samples has a part for each', () => {
    const wave = new Waveform(3);
    wave.add(Buffer.from([0, 0x40, 0, 0, 0, 0xc0]));
    expect(wave.peaks).toEqual([50, 0, 50]);
  });
});
