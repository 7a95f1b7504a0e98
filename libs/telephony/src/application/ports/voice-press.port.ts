import type { KeptVoice } from '../../domain/recording.js';

/** A recording that is ready for the store. */
export type PressedVoice = Omit<KeptVoice, 'hash' | 'bytes'> & { readonly content: AsyncIterable<Uint8Array> };

/** Makes of the large WAV of the exchange a small file and its picture. */
export abstract class VoicePress {
  /**
   * `name`: what it works at; begun again after a crash, nothing of the first time is left. `keep` takes the content, which is there only
   * until it is done. `orAsItIs`: what cannot be made small is given as it came; otherwise that is an error.
   * @returns what `keep` says; null: there is no sound in it @throws RecordingUnreadable
   */
  abstract press<T>(
    name: string,
    wav: AsyncIterable<Uint8Array>,
    keep: (voice: PressedVoice) => Promise<T>,
    how?: { readonly orAsItIs: boolean },
  ): Promise<T | null>;
}
