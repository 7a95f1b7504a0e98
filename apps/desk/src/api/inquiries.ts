import { type Answer, type Page, api } from './client.js';
import type { BoardCountsDto, InquiryDto, InquiryLineDto, LossReasonDto, VersionDto } from './schema.js';

export type InquiryStatus = InquiryLineDto['status'];
export type InquirySort = 'oldest' | 'newest' | 'deadline';

export interface InquiryFilter {
  readonly state?: readonly InquiryStatus[];
  readonly owner?: string;
  readonly channel?: string;
  readonly pipeline?: string;
  readonly branchId?: string;
  readonly text?: string;
  readonly overdue?: boolean;
  readonly red?: boolean;
  readonly partyId?: string;
}
/** The version that a decision stands on. */
export interface Decision {
  readonly inquiryId: string;
  readonly version: number;
}

const of = ({ inquiryId }: Pick<Decision, 'inquiryId'>): string => `sales/inquiries/${inquiryId}`;
const words = ({ state, overdue, red, ...rest }: InquiryFilter): Record<string, string | undefined> => ({
  ...rest,
  state: state?.join(','),
  overdue: overdue ? 'true' : undefined,
  red: red ? 'true' : undefined,
});

export const inquiries = {
  page: (
    filter: InquiryFilter,
    {
      sort,
      after,
      limit = 100,
      signal,
    }: { sort: InquirySort; after?: string | null; limit?: number; signal?: AbortSignal },
  ): Promise<Answer<Page<InquiryLineDto>>> =>
    api.send('GET', 'sales/inquiries', {
      query: { ...words(filter), sort, after, limit },
      ...(signal ? { signal } : {}),
    }),
  /** The line of one inquiry, if the filter holds for it. */
  line: async (number: number, filter: InquiryFilter, sort: InquirySort): Promise<InquiryLineDto | null> =>
    (await api.get<Page<InquiryLineDto>>('sales/inquiries', { query: { ...words(filter), number, sort, limit: 1 } }))
      .items[0] ?? null,
  counts: (): Promise<Answer<BoardCountsDto>> => api.send('GET', 'sales/inquiries/counts'),
  card: (inquiryId: string): Promise<InquiryDto> => api.get(of({ inquiryId })),
  lossReasons: (): Promise<LossReasonDto[]> => api.get('sales/loss-reasons'),

  take: (d: Decision) => api.post<VersionDto>(`${of(d)}/take`, { version: d.version, body: {} }),
  assign: (d: Decision & { employeeId: string; note?: string }) =>
    api.post<VersionDto>(`${of(d)}/assign`, { version: d.version, body: { employeeId: d.employeeId, note: d.note } }),
  giveBack: (d: Decision & { note?: string }) =>
    api.post<VersionDto>(`${of(d)}/return`, { version: d.version, body: { note: d.note } }),
  close: (d: Decision & { outcome: 'won' | 'lost'; reason?: string; note?: string }) =>
    api.post<VersionDto>(`${of(d)}/close`, {
      version: d.version,
      body: { outcome: d.outcome, reason: d.reason, note: d.note },
    }),
  reopen: (d: Decision) => api.post<VersionDto>(`${of(d)}/reopen`, { version: d.version, body: {} }),
  markSpam: (d: Decision) => api.put<VersionDto>(`${of(d)}/spam`, { version: d.version, body: {} }),
  unmarkSpam: (d: Decision) => api.delete<VersionDto>(`${of(d)}/spam`, { version: d.version }),
  unplan: (d: Decision) => api.delete<VersionDto>(`${of(d)}/next-step`, { version: d.version }),
};
