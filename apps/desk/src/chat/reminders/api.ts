import { type Page, api } from '../../api/client.js';

export type About =
  | { readonly kind: 'message'; readonly conversationId: string; readonly messageId: string }
  | { readonly kind: 'subject'; readonly subject: string; readonly id: string; readonly number?: number | null };
export interface Reminder {
  readonly reminderId: string;
  readonly number: number;
  readonly team: { readonly role: string; readonly branchId: string | null } | null;
  readonly rule: string;
  readonly about: About | null;
  readonly text: string;
  readonly fireAt: string | null;
  readonly dueAt: string | null;
  readonly snoozedUntil: string | null;
  readonly heldBecause: 'absent' | 'hours' | 'many' | null;
  readonly repeat: string | null;
  readonly repeatInWords: string | null;
  readonly next: readonly string[];
  readonly state: 'planned' | 'said' | 'parked' | 'done' | 'cancelled';
  readonly changedAt: string;
}
export interface Planned {
  readonly at?: string;
  readonly repeat?: string;
}
export interface Preview {
  readonly repeatInWords: string | null;
  readonly next: readonly string[];
  readonly nextInWords: readonly string[];
}
export type PuttingOff = 'hour' | 'morning' | 'three-days' | 'monday' | 'week';
const on = (id: string): string => `assistant/reminders/${id}`;
export const reminders = {
  page: (over: boolean, after: string | null) =>
    api.get<Page<Reminder>>('assistant/reminders', { query: { over, after, limit: 50 } }),
  preview: (body: Planned, signal: AbortSignal) => api.post<Preview>('assistant/reminders/preview', { body, signal }),
  create: (body: Planned & { text: string; about?: About }, key: string) =>
    api.post<Reminder>('assistant/reminders', { body, key }),
  move: (id: string, to: string) => api.post<Reminder>(`${on(id)}/move`, { body: { to } }),
  snooze: (id: string, choice: PuttingOff) => api.post<Reminder>(`${on(id)}/snooze`, { body: { choice } }),
  done: (id: string) => api.post<Reminder>(`${on(id)}/done`),
  cancel: (id: string) => api.delete<Reminder>(on(id)),
};
