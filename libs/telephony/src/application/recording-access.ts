import { type Actor, UseCase, currentActor, holds } from '@prorab/platform/marks';
import { CallMissing } from '../domain/call.errors.js';
import type { KeptVoice } from '../domain/recording.js';
import { RecordingMissing, RecordingNotYours } from '../domain/recording.errors.js';
import { Operators } from './ports/operators.port.js';
import { RecordingBook } from './ports/recording-book.port.js';

/** Who may hear what was said: the head, whoever has talked himself, and of a message everybody of the branch that was called. */
@UseCase()
export class RecordingAccess {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly operators: Operators,
  ) {}

  /** @throws CallMissing, RecordingNotYours, RecordingMissing */
  async voiceOf(callId: string): Promise<KeptVoice> {
    const talkers = await this.recordings.talkersOf(callId);
    if (!talkers) throw new CallMissing(callId);
    const recording = await this.recordings.find(callId);
    const isForBranch = recording?.isMessage === true && (await this.#isOfBranch(currentActor(), callId));
    if (!isForBranch && !mayHear(currentActor(), talkers)) throw new RecordingNotYours(callId);
    if (recording?.state.stage !== 'kept' || !recording.state.voice) throw new RecordingMissing(callId);
    return recording.state.voice;
  }
  async #isOfBranch(actor: Actor, callId: string): Promise<boolean> {
    if (actor.kind !== 'employee') return false;
    const branchId = await this.recordings.branchOf(callId);
    return branchId === null || branchId === (await this.operators.branchOf(actor.employeeId));
  }
}
const mayHear = (actor: Actor, talkers: readonly string[]): boolean =>
  actor.kind === 'employee' &&
  (holds(actor.role, 'telephony.recording.listen-any') || talkers.includes(actor.employeeId));
