import { Chat, type ChatRecord } from '../../../domain/visitors/chat.js';
import type { PartnerRecord } from '../../../domain/visitors/partner.js';
import { Visitor, type VisitorRecord } from '../../../domain/visitors/visitor.js';
import { type AgentLoad, ChatBook, type QueuedChat } from './chat-book.port.js';
import { PartnerBook } from './partner-book.port.js';
import { VisitBook, type VisitRecord } from './visit-book.port.js';
import { VisitorBook } from './visitor-book.port.js';

interface Token {
  hash: string;
  visitorId: string;
  replaces: string | null;
  at: Date;
}
export class FakeVisitorBook extends VisitorBook {
  readonly visitors = new Map<string, VisitorRecord>();
  tokens: Token[] = [];
  take(visitorId: string): Promise<Visitor | null> {
    return this.byId(visitorId);
  }
  async byId(visitorId: string): Promise<Visitor | null> {
    const state = this.visitors.get(visitorId);
    if (state?.mergedInto) return this.byId(state.mergedInto);
    return state ? Visitor.restore(state) : null;
  }
  async byToken(tokenHash: string): Promise<Visitor | null> {
    const state = this.visitors.get(this.tokens.find((t) => t.hash === tokenHash)?.visitorId ?? '');
    return state ? Visitor.restore(state) : null;
  }
  async byIdentity(site: string, identityId: string): Promise<Visitor | null> {
    const state = [...this.visitors.values()].find((v) => v.site === site && v.identityId === identityId);
    return state ? Visitor.restore(state) : null;
  }
  add(visitor: Visitor): Promise<void> {
    return this.save(visitor);
  }
  async save({ state }: Visitor): Promise<void> {
    this.visitors.set(state.id, state);
  }
  /** Who has a chat, as the book of chats knows. */
  readonly served = new Set<string>();
  async forgetSilent(seenBefore: Date, limit: number): Promise<number> {
    const into = new Set([...this.visitors.values()].map((v) => v.mergedInto));
    const silent = [...this.visitors.values()]
      .filter((v) => v.lastSeenAt < seenBefore && !this.served.has(v.id) && !into.has(v.id))
      .slice(0, limit);
    for (const { id } of silent) {
      this.visitors.delete(id);
      this.tokens = this.tokens.filter((t) => t.visitorId !== id);
    }
    return silent.length;
  }
  async addToken(token: Token): Promise<void> {
    const others = this.tokens.filter((t) => t.visitorId !== token.visitorId);
    const his = this.tokens
      .filter((t) => t.visitorId === token.visitorId)
      .sort((a, b) => b.at.getTime() - a.at.getTime());
    this.tokens = [...others, token, ...his.slice(0, 19)];
  }
  async tokenUsed(hash: string): Promise<void> {
    const token = this.tokens.find((t) => t.hash === hash);
    if (!token?.replaces) return;
    const { replaces } = token;
    this.tokens = this.tokens.filter((t) => t.hash !== replaces);
    token.replaces = null;
  }
  async moveTokens(from: string, to: string): Promise<void> {
    for (const token of this.tokens) if (token.visitorId === from) token.visitorId = to;
  }
}

export class FakeChatBook extends ChatBook {
  readonly chats = new Map<string, ChatRecord>();
  /** What the book of conversations knows of them. */
  readonly conversations = new Map<string, { lastAt: Date; closedAt: Date | null }>();
  async conversationOf(chatId: string): Promise<string | null> {
    return this.chats.get(chatId)?.conversationId ?? null;
  }
  async take(chatId: string): Promise<Chat | null> {
    const state = this.chats.get(chatId);
    return state ? Chat.restore(state) : null;
  }
  takeOpen(conversationId: string): Promise<Chat | null> {
    return this.#last((c) => c.conversationId === conversationId && c.state !== 'closed');
  }
  takeLast(conversationId: string): Promise<Chat | null> {
    return this.#last((c) => c.conversationId === conversationId && c.state === 'closed');
  }
  add(chat: Chat): Promise<void> {
    return this.save(chat);
  }
  async save({ state }: Chat): Promise<void> {
    this.chats.set(state.id, state);
  }
  async waiting(limit: number): Promise<QueuedChat[]> {
    const time = (c: ChatRecord): number => c.waitingSince?.getTime() ?? 0;
    return this.#all((c) => c.state === 'waiting')
      .sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, waitingSince, department, inquiryId, returnedBy }) => ({
        ...{ id, department, inquiryId, notAgent: returnedBy, waitingSince: waitingSince ?? new Date(0) },
      }));
  }
  async loads(): Promise<AgentLoad[]> {
    const loads = new Map<string, AgentLoad>();
    for (const { agentId, state, assignedAt } of this.#all((c) => c.agentId !== null)) {
      const employeeId = agentId ?? '';
      const known = loads.get(employeeId) ?? { employeeId, load: 0, assignedAt: null };
      const isLater = assignedAt && (!known.assignedAt || assignedAt > known.assignedAt);
      const load = known.load + (state === 'active' ? 1 : 0);
      loads.set(employeeId, { employeeId, load, assignedAt: isLater ? assignedAt : known.assignedAt });
    }
    return [...loads.values()];
  }
  async active(): Promise<{ chatId: string; agentId: string; agentGoneSince: Date | null }[]> {
    return this.#all((c) => c.state === 'active').map(({ id, agentId, agentGoneSince }) => ({
      ...{ chatId: id, agentId: agentId ?? '', agentGoneSince },
    }));
  }
  async stuck(silentSince: Date): Promise<{ chatId: string; why: 'stale' | 'conversation-closed' }[]> {
    return this.#all((c) => c.state !== 'closed').flatMap<Awaited<ReturnType<ChatBook['stuck']>>[number]>(
      ({ id, conversationId }) => {
        const { closedAt = null, lastAt = silentSince } = this.conversations.get(conversationId) ?? {};
        if (closedAt) return [{ chatId: id, why: 'conversation-closed' }];
        return lastAt < silentSince ? [{ chatId: id, why: 'stale' }] : [];
      },
    );
  }
  #all(fits: (chat: ChatRecord) => boolean): ChatRecord[] {
    return [...this.chats.values()].filter(fits).sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  }
  async #last(fits: (chat: ChatRecord) => boolean): Promise<Chat | null> {
    const state = this.#all(fits).at(-1);
    return state ? Chat.restore(state) : null;
  }
}

export class FakeVisitBook extends VisitBook {
  visits: VisitRecord[] = [];
  async add(visit: VisitRecord, keep: number): Promise<void> {
    const others = this.visits.filter((v) => v.visitorId !== visit.visitorId);
    this.visits.push(visit);
    this.visits = [...others, ...(await this.of(visit.visitorId)).slice(0, keep)];
  }
  async of(visitorId: string): Promise<VisitRecord[]> {
    const newest = (a: VisitRecord, b: VisitRecord): number =>
      b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
    return this.visits.filter((v) => v.visitorId === visitorId).sort(newest);
  }
  async move(from: string, to: string): Promise<void> {
    this.visits = this.visits.map((v) => (v.visitorId === from ? { ...v, visitorId: to } : v));
  }
}

export class FakePartnerBook extends PartnerBook {
  readonly partners = new Map<string, PartnerRecord>();
  async byId(partnerId: string): Promise<PartnerRecord | null> {
    return this.partners.get(partnerId) ?? null;
  }
  async byToken(tokenHash: string): Promise<PartnerRecord | null> {
    return [...this.partners.values()].find((p) => p.tokenHash === tokenHash) ?? null;
  }
  async put(partner: PartnerRecord): Promise<void> {
    this.partners.set(partner.id, partner);
  }
  async seen(partnerId: string, at: Date): Promise<void> {
    const known = this.partners.get(partnerId);
    if (known) this.partners.set(partnerId, { ...known, lastSeenAt: at });
  }
}
