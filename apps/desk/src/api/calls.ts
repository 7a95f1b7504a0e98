import { type Answer, type Page, api } from './client.js';
import type {
  CallBriefDto,
  CallDifferenceDto,
  CallDto,
  LastComparisonDto,
  MissedDto,
  NowDto,
  WaveformDto,
} from './schema.js';

export type CallOutcome = NonNullable<CallBriefDto['outcome']>;
export interface CallFilter {
  readonly open?: 'true';
  readonly outcome?: CallOutcome;
  readonly answeredBy?: string;
}

export const calls = {
  page: (filter: CallFilter, after: string | null) =>
    api.get<Page<CallBriefDto>>('telephony/calls', { query: { ...filter, after, limit: 50 } }),
  one: (id: string) => api.get<CallDto>(`telephony/calls/${encodeURIComponent(id)}`),
  differences: (after: string | null) =>
    api.get<Page<CallDifferenceDto>>('telephony/differences', { query: { after, limit: 20 } }),
  comparison: () => api.get<LastComparisonDto>('telephony/comparison'),
  soundPath: (id: string): string => `/api/telephony/calls/${encodeURIComponent(id)}/recording`,
  waveform: (id: string) => api.get<WaveformDto>(`telephony/calls/${encodeURIComponent(id)}/recording/waveform`),
  missed: (open: boolean, after: string | null) =>
    api.get<Page<MissedDto>>('telephony/missed', { query: { open, after, limit: 50 } }),
  closeMissed: (id: string, reason: string) =>
    api.post<void>(`telephony/missed/${encodeURIComponent(id)}/close`, { body: { reason } }),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
