import { type Page, type Query, api } from './client.js';
import type {
  DealDto,
  FunnelDto,
  KeptPlanDto,
  MonthPlanDto,
  PipelineDto,
  PlanAndFactDto,
  StageTimesDto,
  VersionDto,
} from './schema.js';

export type Stage = DealDto['stage'];
export type Dimension = FunnelDto['by'][number];

/** Which deals; the names are those of the API. */
export type DealFilter = Readonly<Record<string, string>> & { readonly from: string; readonly to: string };

/** Where the browser gets a table from by itself. */
const tableOf = (path: string, query: Readonly<Record<string, string>> = {}): string =>
  `/api/sales/${path}?${new URLSearchParams(query)}`;

export const funnel = {
  show: (filter: DealFilter, by: readonly Dimension[], signal?: AbortSignal) =>
    api.get<FunnelDto>('sales/funnel', {
      query: { ...filter, by: by.join(',') } as Query,
      ...(signal ? { signal } : {}),
    }),
  deals: (filter: DealFilter, after: string | null) =>
    api.get<Page<DealDto>>('sales/funnel/deals', { query: { ...filter, after, limit: 100 } }),
  times: (filter: DealFilter, signal?: AbortSignal) =>
    api.get<StageTimesDto>('sales/funnel/times', { query: filter, ...(signal ? { signal } : {}) }),
  exportPath: (filter: DealFilter, by: readonly Dimension[]): string =>
    tableOf('funnel/export', { ...filter, by: by.join(',') }),
  dealsExportPath: (filter: DealFilter): string => tableOf('funnel/deals/export', filter),
};

export const plans = {
  show: (month: string, signal?: AbortSignal) =>
    api.get<PlanAndFactDto>(`sales/plans/${month}`, signal ? { signal } : {}),
  history: (month: string) => api.get<KeptPlanDto[]>(`sales/plans/${month}/history`),
  keep: (month: string, employeeId: string, plan: MonthPlanDto) =>
    api.put(`sales/plans/${month}/${employeeId}`, { body: plan }),
  exportPath: (month: string): string => `/api/sales/plans/${month}/export`,
};

export const pipelines = {
  list: () => api.get<PipelineDto[]>('sales/pipelines'),
  move: ({ inquiryId, version, pipeline }: { inquiryId: string; version: number; pipeline: string }) =>
    api.put<VersionDto>(`sales/inquiries/${inquiryId}/pipeline`, { version, body: { pipeline } }),
};
