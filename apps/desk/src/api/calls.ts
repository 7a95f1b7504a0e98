import { type Answer, type Page, api } from './client.js';
import type { ReportFilter } from '../calls/report/report-query.js';
import type {
  CallBriefDto,
  CallCardDto,
  CallDifferenceDto,
  CallDto,
  CallReportDto,
  LastComparisonDto,
  MakeCallDto,
  NowDto,
} from './schema.js';

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
  report: (filter: ReportFilter, signal?: AbortSignal) =>
    api.get<CallReportDto>('telephony/report', { query: { ...filter }, ...(signal ? { signal } : {}) }),
  /** The own phone rings first; a repeat with the same key is the same call. */
  make: (body: MakeCallDto, key: string) => api.post<CallCardDto>('telephony/calls', { body, key }),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
