import { isMessage } from './word.js';

/**
 * `waiting`: still at the exchange. `kept`: ours. `empty`: nobody said anything. `missing`: the exchange has none. `unreadable`: its file lies
 * there, and is no sound; a person may have it tried again. `removing`: nobody may hear it any more, its bytes are being taken away;
 * `removed`: they are.
 */
export type RecordingStage = 'waiting' | 'kept' | 'empty' | 'missing' | 'unreadable' | 'removing' | 'removed';
/** Somebody may hear it, or may yet. */
export const LIVE_STAGES: readonly RecordingStage[] = ['waiting', 'kept', 'unreadable'];
/** At the exchange, and wanted here. */
export const WANTED_STAGES: readonly RecordingStage[] = ['waiting', 'unreadable'];
/** A recording as it was stored. */
export interface KeptVoice {
  /** Of the file in the store. */
  readonly hash: string;
  readonly type: 'audio/ogg' | 'audio/wav';
  readonly bytes: number;
  readonly seconds: number;
  /** Loudness from the beginning to the end, 0 to 100. */
  readonly peaks: readonly number[];
}
export interface RecordingState {
  readonly callId: string;
  /** At the exchange. */
  readonly name: string;
  readonly stage: RecordingStage;
  readonly talkedAt: Date;
  readonly voice: KeptVoice | null;
  readonly madeAt: Date | null;
}

/** What was said in a call. */
export class Recording {
  #state: RecordingState;
  private constructor(state: RecordingState) {
    this.#state = state;
  }
  static restore(state: RecordingState): Recording {
    return new Recording(state);
  }
  /** A talk has ended: it lies at the exchange. */
  static await(of: Pick<RecordingState, 'callId' | 'name' | 'talkedAt'>): Recording {
    return new Recording({ ...of, stage: 'waiting', voice: null, madeAt: null });
  }
  get state(): RecordingState {
    return this.#state;
  }
  /** Left by a caller whom nobody took: said to all of the branch. */
  get isMessage(): boolean {
    return isMessage(this.#state.name);
  }
  get isWanted(): boolean {
    return WANTED_STAGES.includes(this.#state.stage);
  }
  /** @returns false: it is not wanted any more */
  keep(voice: KeptVoice, at: Date): boolean {
    if (!this.isWanted) return false;
    this.#state = { ...this.#state, stage: 'kept', voice, madeAt: at };
    return true;
  }
  /** There is nothing to keep. */
  isNone(stage: 'empty' | 'missing' | 'unreadable', at: Date): void {
    if (this.isWanted) this.#state = { ...this.#state, stage, madeAt: at };
  }
  /** From now on nobody hears it. @returns whether that was otherwise */
  withdraw(): boolean {
    if (!LIVE_STAGES.includes(this.#state.stage)) return false;
    this.#state = { ...this.#state, stage: 'removing' };
    return true;
  }
  /** Its bytes are nowhere. */
  isRemoved(): void {
    if (this.#state.stage === 'removing') this.#state = { ...this.#state, stage: 'removed', voice: null };
  }
}
