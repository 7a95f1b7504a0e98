import { secondsOf, wavSound } from '../../domain/wav.js';
import { Waveform } from '../../domain/waveform.js';
import { RecordingUnreadable } from './voice-press.errors.js';
import { type PressedVoice, VoicePress } from './voice-press.port.js';

/** Presses nothing: the sound stays as it was. */
export class FakeVoicePress extends VoicePress {
  /** The encoder does, whatever it is given. */
  fails = false;
  async press<T>(
    name: string,
    wav: AsyncIterable<Uint8Array>,
    keep: (voice: PressedVoice) => Promise<T>,
    { orAsItIs }: { readonly orAsItIs: boolean } = { orAsItIs: false },
  ): Promise<T | null> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of wav) chunks.push(chunk);
    const file = Buffer.concat(chunks);
    if (file.length === 0) return null;
    const sound = wavSound(file, file.length);
    if (!sound) throw new RecordingUnreadable(name, 'no WAV');
    if (sound.bytes === 0) return null;
    if (this.fails && !orAsItIs) throw new Error('the encoder fails');
    const wave = new Waveform(sound.bytes / 2);
    wave.add(file.subarray(sound.from, sound.from + sound.bytes));
    return keep({ type: 'audio/wav', seconds: secondsOf(sound), peaks: wave.peaks, content: only(file) });
  }
}
async function* only(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}
