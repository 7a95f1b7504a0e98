import { type Answer, type Page, api } from './client.js';
import type { TalkMove } from '../calls/talk-moves.js';
import type { CallBriefDto, CallCardDto, CallDto, NowDto, TargetDto } from './schema.js';

export type CallOutcome = NonNullable<CallBriefDto['outcome']>;
export interface CallFilter {
  readonly open?: 'true';
  readonly outcome?: CallOutcome;
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
  handOver: (id: string, how: 'transfer' | 'consult', target: TargetDto) =>
    api.post<CallCardDto>(of(id, how), { body: target }),
  /** @returns its card; undefined where the exchange tells what follows */
  move: (id: string, what: Exclude<TalkMove, 'hand-over'>) => api.post<CallCardDto | undefined>(of(id, PATHS[what])),
  note: (id: string, text: string) => api.put<void>(of(id, 'note'), { body: { text } }),
  listen: (id: string, whispers: boolean) => api.post<CallCardDto>(of(id, 'listen'), { body: { whispers } }),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
