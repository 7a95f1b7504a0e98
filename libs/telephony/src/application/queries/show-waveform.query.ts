import { Query, Tables, instantOrNull } from '@prorab/platform/marks';
import { type TalkSpan, talkSpans } from '../../domain/talk-spans.js';
import { RecordingAccess } from '../recording-access.js';
import { type CallViewRow, bodyOf } from './call-view.js';

export interface WaveformView {
  readonly seconds: number;
  readonly type: string;
  readonly bytes: number;
  readonly peaks: readonly number[];
  /** In order; of a message, none. */
  readonly spans: readonly TalkSpan[];
}

/** The picture of a recording, and who talks where in it. */
@Query()
export class ShowWaveform {
  constructor(
    private readonly access: RecordingAccess,
    private readonly tables: Tables,
  ) {}

  /** @throws CallMissing, RecordingNotYours, RecordingMissing */
  async execute({ callId }: { callId: string }): Promise<WaveformView> {
    const { seconds, type, bytes, peaks } = await this.access.voiceOf(callId);
    const [row] = await this.tables.all<CallViewRow>(
      'select channel_id, answered_at, body from telephony_call where id = ?',
      [callId],
    );
    return { seconds, type, bytes, peaks, spans: row ? spansOf(row, seconds) : [] };
  }
}
const spansOf = (row: CallViewRow, seconds: number): TalkSpan[] =>
  talkSpans({ ...bodyOf(row), channelId: String(row.channel_id), answeredAt: instantOrNull(row.answered_at) }, seconds);
