import { api } from '../../api/client.js';

export type NoticeKind = 'direct' | 'mention' | 'group' | 'inquiry' | 'customer';
export const NOTICE_KINDS: readonly NoticeKind[] = ['direct', 'mention', 'group', 'inquiry', 'customer'];
export interface NoticeSettings {
  delays: Record<NoticeKind, number | null>;
  quiet: { from: string; to: string } | null;
  outsideWork: boolean;
  morningDigest: boolean;
  showText: boolean;
  muted: { conversationId: string; until: string | null }[];
}
export interface Tested {
  readonly outcome: 'accepted' | 'gone' | 'later' | 'refused';
  readonly because: string | null;
}
export const notices = {
  settings: () => api.get<NoticeSettings>('messenger/notice-settings'),
  keep: (settings: NoticeSettings) => api.put('messenger/notice-settings', { body: settings }),
  key: () => api.get<{ publicKey: string | null }>('messenger/push-devices/key'),
  register: (endpoint: string, p256dh: string, auth: string) =>
    api.post<{ id: string }>('messenger/push-devices', { body: { endpoint, p256dh, auth } }),
  forget: (id: string) => api.delete(`messenger/push-devices/${id}`),
  test: () => api.post<Tested[]>('messenger/push-devices/test'),
};
