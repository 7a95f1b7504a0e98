import { type Page, api } from './client.js';
import type {
  MergeAnswerDto,
  MergeDto,
  MergeLineDto,
  PartyDto,
  PartyLineDto,
  PointAddedDto,
  PointDto,
  ProposalDto,
} from './schema.js';

export const parties = {
  find: (text: string, after: string | null = null, limit = 50, signal?: AbortSignal) =>
    api.get<Page<PartyLineDto>>('sales/parties', { query: { text, after, limit }, ...(signal ? { signal } : {}) }),
  card: (id: string) => api.get<PartyDto>(`sales/parties/${id}`),
  rename: (id: string, name: string, kind: string) => api.put(`sales/parties/${id}/name`, { body: { name, kind } }),
  addPoint: (id: string, point: PointDto) => api.post<PointAddedDto>(`sales/parties/${id}/points`, { body: point }),
  proposals: (after: string | null, partyId?: string) =>
    api.get<Page<ProposalDto>>('sales/duplicate-proposals', { query: { after, limit: 50, partyId } }),
  dismiss: (proposalId: string) => api.post(`sales/duplicate-proposals/${proposalId}/dismissal`),
  merge: (body: MergeDto) => api.post<MergeAnswerDto>('sales/merges', { body }),
  merges: (after: string | null) => api.get<Page<MergeLineDto>>('sales/merges', { query: { after, limit: 30 } }),
  undoMerge: (mergeId: string) => api.post(`sales/merges/${mergeId}/undo`),
};
