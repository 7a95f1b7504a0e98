import { type Answer, type Page, api } from './client.js';
import type { ReportFilter } from '../calls/report/report-query.js';
import type {
  CallBriefDto,
  CallCardDto,
  CallDifferenceDto,
  CallDto,
  CallReportDto,
  ExchangeDto,
  LastComparisonDto,
  MakeCallDto,
  MissedDto,
  NowDto,
  PoolFiguresDto,
  TargetDto,
  UnwelcomeDto,
  WaveformDto,
} from './schema.js';
import type { TalkMove } from '../calls/talk-moves.js';

export type CallOutcome = NonNullable<CallBriefDto['outcome']>;
export interface CallFilter {
  readonly open?: 'true';
  readonly outcome?: CallOutcome;
  readonly answeredBy?: string;
}

const of = (id: string, what: string): string => `telephony/calls/${encodeURIComponent(id)}/${what}`;
const PATHS: Record<Exclude<TalkMove, 'hand-over'>, string> = {
  ...{ hold: 'hold', unhold: 'unhold', conference: 'conference', 'hang-up': 'hang-up' },
  ...{ complete: 'consult/complete', back: 'consult/cancel' },
};

export const calls = {
  page: (filter: CallFilter, after: string | null) =>
    api.get<Page<CallBriefDto>>('telephony/calls', { query: { ...filter, after, limit: 50 } }),
  one: (id: string) => api.get<CallDto>(`telephony/calls/${encodeURIComponent(id)}`),
  differences: (after: string | null) =>
    api.get<Page<CallDifferenceDto>>('telephony/differences', { query: { after, limit: 20 } }),
  unwelcome: (after: string | null) =>
    api.get<Page<UnwelcomeDto>>('telephony/unwelcome', { query: { after, limit: 20 } }),
  comparison: () => api.get<LastComparisonDto>('telephony/comparison'),
  soundPath: (id: string): string => `/api/telephony/calls/${encodeURIComponent(id)}/recording`,
  waveform: (id: string) => api.get<WaveformDto>(`telephony/calls/${encodeURIComponent(id)}/recording/waveform`),
  missed: (open: boolean, after: string | null) =>
    api.get<Page<MissedDto>>('telephony/missed', { query: { open, after, limit: 50 } }),
  closeMissed: (id: string, reason: string) =>
    api.post<void>(`telephony/missed/${encodeURIComponent(id)}/close`, { body: { reason } }),
  report: (filter: ReportFilter, signal?: AbortSignal) =>
    api.get<CallReportDto>('telephony/report', { query: { ...filter }, ...(signal ? { signal } : {}) }),
  pools: (filter: ReportFilter, signal?: AbortSignal) =>
    api.get<PoolFiguresDto[]>('telephony/report/pools', { query: { ...filter }, ...(signal ? { signal } : {}) }),
  /** The own phone rings first; a repeat with the same key is the same call. */
  make: (body: MakeCallDto, key: string) => api.post<CallCardDto>('telephony/calls', { body, key }),
  handOver: (id: string, how: 'transfer' | 'consult', target: TargetDto) =>
    api.post<CallCardDto>(of(id, how), { body: target }),
  /** @returns its card; undefined where the exchange tells what follows */
  move: (id: string, what: Exclude<TalkMove, 'hand-over'>) => api.post<CallCardDto | undefined>(of(id, PATHS[what])),
  note: (id: string, text: string) => api.put<void>(of(id, 'note'), { body: { text } }),
  listen: (id: string, whispers: boolean) => api.post<CallCardDto>(of(id, 'listen'), { body: { whispers } }),
  exchange: () => api.get<ExchangeDto>('telephony/exchange'),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
