import { type Answer, type Page, api } from './client.js';
import type { CallBriefDto, CallDifferenceDto, CallDto, LastComparisonDto, NowDto } from './schema.js';

export type CallOutcome = NonNullable<CallBriefDto['outcome']>;
export interface CallFilter {
  readonly open?: 'true';
  readonly outcome?: CallOutcome;
}

export const calls = {
  page: (filter: CallFilter, after: string | null) =>
    api.get<Page<CallBriefDto>>('telephony/calls', { query: { ...filter, after, limit: 50 } }),
  one: (id: string) => api.get<CallDto>(`telephony/calls/${encodeURIComponent(id)}`),
  differences: (after: string | null) =>
    api.get<Page<CallDifferenceDto>>('telephony/differences', { query: { after, limit: 20 } }),
  comparison: () => api.get<LastComparisonDto>('telephony/comparison'),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
