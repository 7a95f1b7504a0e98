import { type Page, api } from '../../api/client.js';

export type ChatsView = 'queue' | 'mine' | 'open' | 'all' | 'stuck';
export interface ChatLine {
  readonly chatId: string;
  readonly conversationId: string;
  readonly state: 'waiting' | 'active' | 'closed';
  readonly site: string;
  readonly agentId: string | null;
  readonly department: string | null;
  readonly inquiryId: string | null;
  readonly note: string | null;
  readonly ladderStage: number;
  readonly openedAt: string;
  readonly waitingSince: string | null;
  readonly unansweredSince: string | null;
  readonly closedAt: string | null;
  readonly visitor: {
    readonly id: string;
    readonly name: string | null;
    readonly city: string | null;
    readonly isHere: boolean;
    readonly page: string | null;
  };
  readonly last: { readonly at: string; readonly author: string; readonly text: string } | null;
}
export interface VisitorCard {
  readonly visitorId: string;
  readonly site: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly isSigned: boolean;
  readonly isHere: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly source: { readonly referrer: string | null; readonly utm: Readonly<Record<string, string>> } | null;
  readonly company: { readonly partyId: string; readonly name: string | null } | null;
  readonly inquiryId: string | null;
  readonly pages: readonly { readonly url: string; readonly title: string; readonly at: string }[];
}
export interface Department {
  readonly key: string;
  readonly title: string;
}
const on = (chatId: string): string => `messenger/chats/${chatId}`;
export const siteChats = {
  page: (view: ChatsView, after: string | null) =>
    api.get<Page<ChatLine>>('messenger/chats', { query: { view, limit: 50, after } }),
  departments: () => api.get<Department[]>('messenger/chats/departments'),
  visitor: (chatId: string) => api.get<VisitorCard>(`${on(chatId)}/visitor`),
  take: (chatId: string) => api.post(`${on(chatId)}/take`),
  transfer: (chatId: string, body: { employeeId?: string; department?: string; note?: string }) =>
    api.post(`${on(chatId)}/transfer`, { body }),
  giveBack: (chatId: string) => api.post(`${on(chatId)}/return`, { body: {} }),
  close: (chatId: string) => api.post(`${on(chatId)}/close`),
};
