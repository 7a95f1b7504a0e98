import { Clock } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { KeptVoice, Recording } from '../../domain/recording.js';
import { RecordingNotReady } from '../../domain/recording.errors.js';
import { CallControl } from '../ports/call-control.port.js';
import { RecordingBook } from '../ports/recording-book.port.js';
import { RecordingUnreadable } from '../ports/voice-press.errors.js';
import { type PressedVoice, VoicePress } from '../ports/voice-press.port.js';
import { RecordingRemoval } from '../recording-removal.js';

/** After that nobody believes any more that the exchange has it. */
const MISSING_AFTER_MS = 3_600_000;
/** From this attempt on (the ninth pause ends after 8.5 minutes) a WAV that the encoder does not take is kept as it is: large, but heard. */
const AS_IT_IS_FROM = 10;

/** Fetches the recording of a call that has ended, keeps it small, and has the exchange forget it. Done again, it goes on where it was. */
@UseCase()
export class KeepRecording {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly control: CallControl,
    private readonly press: VoicePress,
    private readonly files: FileStore,
    private readonly removal: RecordingRemoval,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param of `attempt`: the first is 1. @throws RecordingNotReady, ExchangeUnavailable: try again; RecordingUnreadable: for a person, its file stays there */
  async execute({ callId, attempt = 1 }: { callId: string; attempt?: number }): Promise<void> {
    const recording = await this.recordings.find(callId);
    if (!recording) return;
    const { name, stage } = recording.state;
    // Also of one that nobody wants any more: what goes on is not forgotten.
    if (stage !== 'kept' && (await this.control.finishRecording(name))) throw new RecordingNotReady(name);
    if (recording.isWanted) await this.#fetch(recording, attempt);
    await this.control.forgetRecording(name);
  }

  async #fetch(recording: Recording, attempt: number): Promise<void> {
    const { callId, name, talkedAt } = recording.state;
    const wav = await this.control.recording(name);
    if (!wav) {
      if (this.clock.now().getTime() - talkedAt.getTime() < MISSING_AFTER_MS) throw new RecordingNotReady(name);
      return void (await this.#change(callId, (one, at) => one.isNone('missing', at)));
    }
    const voice = await this.#press(callId, wav, attempt >= AS_IT_IS_FROM);
    if (!voice || (recording.isMessage && isSilent(voice))) {
      await this.#change(callId, (one, at) => one.isNone('empty', at));
      // A message of silence was put away before it was known to be one.
      if (voice && !(await this.removal.dropFile(voice.hash, callId))) throw new RecordingNotReady(name);
      return;
    }
    const isKept = await this.#change(callId, (one, at) => one.keep(voice, at));
    // Withdrawn while it was fetched: nobody names the file, and nobody will.
    if (!isKept && !(await this.removal.dropFile(voice.hash, callId))) throw new RecordingNotReady(name);
  }
  async #press(callId: string, wav: AsyncIterable<Uint8Array>, orAsItIs: boolean): Promise<KeptVoice | null> {
    const keep = async ({ content, ...of }: PressedVoice): Promise<KeptVoice> => {
      const { hash, size } = await this.files.put(content);
      return { ...of, hash, bytes: size };
    };
    try {
      return await this.press.press(callId, wav, keep, { orAsItIs });
    } catch (error) {
      if (error instanceof RecordingUnreadable) await this.#change(callId, (one, at) => one.isNone('unreadable', at));
      throw error;
    }
  }
  #change<T>(callId: string, change: (recording: Recording, at: Date) => T): Promise<T | null> {
    return this.work.run(async () => {
      const recording = await this.recordings.takeForChange(callId);
      if (!recording) return null;
      const result = change(recording, this.clock.now());
      await this.recordings.save(recording);
      return result;
    });
  }
}
/** Of 100: noise of the line. */
const QUIET = 2;
const isSilent = ({ peaks }: KeptVoice): boolean => peaks.every((peak) => peak <= QUIET);
