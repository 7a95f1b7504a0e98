import { Query } from '@prorab/platform/marks';
import { RecordingAccess } from '../recording-access.js';

export interface WaveformView {
  readonly seconds: number;
  readonly type: string;
  readonly bytes: number;
  readonly peaks: readonly number[];
}

/** The picture of a recording. */
@Query()
export class ShowWaveform {
  constructor(private readonly access: RecordingAccess) {}

  /** @throws CallMissing, RecordingNotYours, RecordingMissing */
  async execute({ callId }: { callId: string }): Promise<WaveformView> {
    const { seconds, type, bytes, peaks } = await this.access.voiceOf(callId);
    return { seconds, type, bytes, peaks };
  }
}
