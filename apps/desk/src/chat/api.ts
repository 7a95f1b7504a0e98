import { type Page, api } from '../api/client.js';
import type { ChatMessage, FoundMessage, Line, MyPresence, Person, Piece, TrailLine, Whole } from './types.js';

const at = (conversationId: string): string => `messenger/conversations/${conversationId}`;
const on = (messageId: string): string => `messenger/messages/${messageId}`;
export interface Posting {
  readonly clientId: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly replyTo: string | null;
  readonly files: readonly string[];
  readonly urgent?: boolean;
}
interface Opened {
  readonly conversationId: string;
}

export const tim = {
  lines: (after: string | null) => api.get<Page<Line>>('messenger/conversations', { query: { limit: 100, after } }),
  whole: (id: string) => api.get<Whole>(at(id)),
  piece: (id: string, ask: { after?: number; around?: number; before?: number; limit: number }) =>
    api.get<Piece>(`${at(id)}/messages`, { query: ask }),
  pins: (id: string) => api.get<ChatMessage[]>(`${at(id)}/pins`),
  post: (id: string, { files, ...posting }: Posting) =>
    api.post<ChatMessage>(`${at(id)}/messages`, { body: files.length ? { ...posting, files } : posting }),
  people: () => api.get<{ people: Person[]; me: MyPresence }>('messenger/people'),
  presence: (mine: MyPresence) => api.put('messenger/presence', { body: mine }),
  direct: (employeeId: string) => api.post<Opened>('messenger/direct', { body: { employeeId } }),
  group: (title: string, employeeIds: readonly string[], key: string) =>
    api.post<Opened>('messenger/groups', { body: { title, employeeIds }, key }),
  assistant: () => api.post<Opened>('messenger/assistant'),
  roomOf: (inquiryId: string) => api.post<Opened>(`messenger/inquiries/${inquiryId}/room`),
  change: (id: string, body: { title?: string; muted?: boolean }) => api.send('PATCH', at(id), { body }),
  add: (id: string, employeeIds: readonly string[]) => api.post(`${at(id)}/members`, { body: { employeeIds } }),
  remove: (id: string, employeeId: string) => api.delete(`${at(id)}/members/${employeeId}`),
  edit: (messageId: string, text: string, mentions: readonly string[]) =>
    api.put<ChatMessage>(on(messageId), { body: { text, mentions } }),
  drop: (messageId: string) => api.delete<ChatMessage>(on(messageId)),
  message: (messageId: string) => api.get<ChatMessage>(on(messageId)),
  trail: (messageId: string) => api.get<TrailLine[]>(`${on(messageId)}/trail`),
  react: (messageId: string, sign: string, give: boolean) =>
    api.send<ChatMessage>(give ? 'PUT' : 'DELETE', `${on(messageId)}/reactions/${encodeURIComponent(sign)}`),
  pin: (messageId: string, stick: boolean) => api.send<ChatMessage>(stick ? 'PUT' : 'DELETE', `${on(messageId)}/pin`),
  press: (messageId: string, buttonId: string) => api.post(`${on(messageId)}/buttons/${encodeURIComponent(buttonId)}`),
  search: (text: string, after: string | null, limit: number, conversationId?: string, signal?: AbortSignal) =>
    api.get<Page<FoundMessage>>('messenger/search', {
      query: { text, after, limit, conversationId },
      ...(signal ? { signal } : {}),
    }),
};
