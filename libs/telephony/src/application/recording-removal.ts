import { Clock } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ExchangeUnavailable } from '../domain/exchange.errors.js';
import { RecordingBook } from './ports/recording-book.port.js';
import { CallControl } from './ports/call-control.port.js';

/** Takes the bytes of a recording away, wherever they lie. May be done again and again until they are gone. */
@UseCase()
export class RecordingRemoval {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly files: FileStore,
    private readonly control: CallControl,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nobody hears them from the end of the surrounding unit of work on. @returns those that somebody could hear until now */
  async withdraw(callIds: readonly string[]): Promise<string[]> {
    const withdrawn: string[] = [];
    for (const callId of callIds) {
      const recording = await this.recordings.takeForChange(callId);
      if (!recording?.withdraw()) continue;
      await this.recordings.save(recording);
      withdrawn.push(callId);
    }
    return withdrawn;
  }
  /** @returns false: they are still there; next time */
  async finish(callId: string): Promise<boolean> {
    const recording = await this.recordings.find(callId);
    if (recording?.state.stage !== 'removing') return true;
    const { voice, name } = recording.state;
    if (!(await (voice ? this.dropFile(voice.hash, callId) : this.#dropAtExchange(name)))) return false;
    await this.work.run(async () => {
      const now = await this.recordings.takeForChange(callId);
      now?.isRemoved();
      if (now) await this.recordings.save(now);
    });
    return true;
  }
  async #dropAtExchange(name: string): Promise<boolean> {
    try {
      await this.control.finishRecording(name);
      await this.control.forgetRecording(name);
      return true;
    } catch (error) {
      if (error instanceof ExchangeUnavailable) return false;
      throw error;
    }
  }
  /** Unless another call has the same. */
  async dropFile(hash: string, callId: string): Promise<boolean> {
    if (await this.recordings.isSharedFile(hash, callId)) return true;
    return (await this.files.remove(hash, { putBefore: this.clock.now() })) || !(await this.files.has(hash));
  }
}
