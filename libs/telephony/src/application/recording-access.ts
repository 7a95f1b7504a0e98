import { type Actor, UseCase, currentActor, holds } from '@prorab/platform/marks';
import { CallMissing } from '../domain/call.errors.js';
import type { KeptVoice } from '../domain/recording.js';
import { RecordingMissing, RecordingNotYours } from '../domain/recording.errors.js';
import { RecordingBook } from './ports/recording-book.port.js';

/** Who may hear what was said: the head, and whoever has talked himself. */
@UseCase()
export class RecordingAccess {
  constructor(private readonly recordings: RecordingBook) {}

  /** @throws CallMissing, RecordingNotYours, RecordingMissing */
  async voiceOf(callId: string): Promise<KeptVoice> {
    const talkers = await this.recordings.talkersOf(callId);
    if (!talkers) throw new CallMissing(callId);
    if (!mayHear(currentActor(), talkers)) throw new RecordingNotYours(callId);
    const recording = await this.recordings.find(callId);
    if (recording?.state.stage !== 'kept' || !recording.state.voice) throw new RecordingMissing(callId);
    return recording.state.voice;
  }
}
const mayHear = (actor: Actor, talkers: readonly string[]): boolean =>
  actor.kind === 'employee' &&
  (holds(actor.role, 'telephony.recording.listen-any') || talkers.includes(actor.employeeId));
