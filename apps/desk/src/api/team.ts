import { type Page, api } from './client.js';
import type {
  AuditEntry,
  BranchDto,
  EndedDto,
  EnrolledDto,
  LoggedInDto,
  LogInDto,
  MeDto,
  PresenceDto,
  QuarantinedTask,
  RecoveryCodesDto,
  SessionDto,
} from './schema.js';

export const team = {
  logIn: (body: LogInDto) => api.post<LoggedInDto>('team/session', { body: { ...body, kind: 'cookie' } }),
  me: () => api.get<MeDto>('team/session'),
  logOut: () => api.delete('team/session'),
  sessions: () => api.get<SessionDto[]>('team/sessions'),
  endSession: (id: string) => api.delete(`team/sessions/${id}`),
  endAll: () => api.delete<EndedDto>('team/sessions'),
  changePassword: (current: string, next: string) => api.put('team/password', { body: { current, next } }),
  enrol: () => api.post<EnrolledDto>('team/second-factor'),
  confirmFactor: (code: string) => api.post<RecoveryCodesDto>('team/second-factor/confirmation', { body: { code } }),
  removeFactor: (password: string, code: string) =>
    api.post('team/second-factor/removal', { body: { password, code } }),
  presence: () => api.get<PresenceDto>('team/presence'),
  branches: () => api.get<BranchDto[]>('team/branches'),
};

export const house = {
  quarantine: (after: string | null) => api.get<Page<QuarantinedTask>>('quarantine', { query: { after, limit: 50 } }),
  replay: (id: string) => api.post(`quarantine/${encodeURIComponent(id)}/replay`),
  audit: (after: string | null, subject?: string) =>
    api.get<Page<AuditEntry>>('audit', { query: { after, limit: 50, subject } }),
};
