import { type Answer, type Page, api } from './client.js';
import type { CallBriefDto, CallCardDto, CallDto, MakeCallDto, NowDto } from './schema.js';

export type CallOutcome = NonNullable<CallBriefDto['outcome']>;
export interface CallFilter {
  readonly open?: 'true';
  readonly outcome?: CallOutcome;
}

export const calls = {
  page: (filter: CallFilter, after: string | null) =>
    api.get<Page<CallBriefDto>>('telephony/calls', { query: { ...filter, after, limit: 50 } }),
  one: (id: string) => api.get<CallDto>(`telephony/calls/${encodeURIComponent(id)}`),
  /** The own phone rings first; a repeat with the same key is the same call. */
  make: (body: MakeCallDto, key: string) => api.post<CallCardDto>('telephony/calls', { body, key }),
  now: (): Promise<Answer<NowDto>> => api.send('GET', 'telephony/now'),
};
