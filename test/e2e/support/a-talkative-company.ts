import { eventually } from '@prorab/platform/testing';
import { ApiClient } from './api.js';
import { PASSWORD } from './company.js';

export interface Account {
  employeeId: string;
  token: string;
  api: (url: string) => ApiClient;
}
/** Everybody signed in; eight talks of two, twelve groups of twelve. */
export async function aTalkativeCompany(url: string, count: number, chance: () => number) {
  const accounts: Account[] = [];
  for (let at = 1; at <= count; at += 5)
    accounts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(5, count - at + 1) }, async (_, i) => {
          const { token } = await new ApiClient(url).signIn(`manager${at + i}`, PASSWORD, `10.0.0.${at + i}`);
          const api = (at: string): ApiClient => new ApiClient(at).withToken(token);
          const { employee } = await api(url).get<{ employee: { id: string } }>('/api/team/session');
          return { employeeId: employee.id, token, api };
        }),
      )),
    );
  const conversations = new Map<string, string[]>(accounts.map((a) => [a.employeeId, []]));
  const shuffled = (): Account[] =>
    accounts
      .map((a) => [chance(), a] as const)
      .sort(([a], [b]) => a - b)
      .map(([, a]) => a);
  const open = async (path: string, body: object, members: readonly Account[]): Promise<void> => {
    const { conversationId } = await members[0]!
      .api(url)
      .post<{ conversationId: string }>(`/api/messenger/${path}`, body);
    for (const { employeeId } of members) conversations.get(employeeId)!.push(conversationId);
  };
  for (let pair = 0; pair < 8; pair++) {
    const two = accounts.slice(pair * 2, pair * 2 + 2);
    await open('direct', { employeeId: two[1]!.employeeId }, two);
  }
  // The first groups hold everybody, so that nobody is without a conversation.
  const all = shuffled();
  for (let group = 0; group < 12; group++) {
    const members =
      group < 5
        ? all.slice(Math.min(group * 10, count - 12), Math.min(group * 10, count - 12) + 12)
        : shuffled().slice(0, 12);
    const employeeIds = members.slice(1).map((m) => m.employeeId);
    await open('groups', { title: `Беседа ${group + 1}`, employeeIds }, members);
  }
  return { accounts, conversations };
}

export interface Kept {
  head: number;
  lastSeq: number;
  messages: {
    id: string;
    seq: number;
    author: string;
    conversationId: string;
    clientId: string | null;
    text: string;
    editedAt: string | null;
  }[];
}
/** Every conversation as HTTP gives it, to somebody who is in it. */
export async function whatTheHouseKeeps(
  accounts: readonly Account[],
  conversations: ReadonlyMap<string, string[]>,
  url: string,
) {
  const truth = new Map<string, Kept>();
  for (const { employeeId, api } of accounts)
    for (const id of conversations.get(employeeId)!) {
      if (truth.has(id)) continue;
      const kept: Kept = { head: 0, lastSeq: 0, messages: [] };
      for (;;) {
        const after = kept.messages.length;
        const path = `/api/messenger/conversations/${id}/messages?after=${after}&limit=200`;
        // A connection that was kept since before a kill is found broken only when it is used.
        const piece = await eventually(() => api(url).get<Kept>(path), { within: 10_000 });
        kept.messages.push(...piece.messages);
        Object.assign(kept, { head: piece.head, lastSeq: piece.lastSeq });
        if (piece.messages.length === 0) break;
      }
      truth.set(id, kept);
    }
  return truth;
}
