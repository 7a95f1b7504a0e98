import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { type AgentLoad, ChatBook, type QueuedChat } from '../../../application/visitors/ports/chat-book.port.js';
import { Chat } from '../../../domain/visitors/chat.js';
import { type Stored, fromChatRow, toChatRow } from './visitors-mapping.js';

/** Chats that one look of the watchmen takes up. */
const atOnce = 500;

@Injectable()
export class MikroChatBook extends ChatBook {
  constructor(private readonly database: Database) {
    super();
  }
  async conversationOf(chatId: string): Promise<string | null> {
    const sql = 'select conversation_id from messenger_chat where id = ?';
    const [row] = await this.database.all<{ conversation_id: string }>(sql, [chatId]);
    return row?.conversation_id ?? null;
  }
  take(chatId: string): Promise<Chat | null> {
    return this.one('where id = ?', [chatId]);
  }
  takeOpen(conversationId: string): Promise<Chat | null> {
    return this.one("where conversation_id = ? and state <> 'closed' order by opened_at desc limit 1", [
      conversationId,
    ]);
  }
  takeLast(conversationId: string): Promise<Chat | null> {
    return this.one("where conversation_id = ? and state = 'closed' order by opened_at desc limit 1", [conversationId]);
  }
  add({ state }: Chat): Promise<void> {
    return insertAll(this.database, 'messenger_chat', [toChatRow(state)]);
  }
  save({ state }: Chat): Promise<void> {
    return insertAll(this.database, 'messenger_chat', [toChatRow(state)], { replaceBy: 'id' });
  }

  async waiting(limit: number): Promise<QueuedChat[]> {
    const rows = await this.database.all<Record<'id' | 'inquiry_id' | 'department' | 'returned_by', string> & Stored>(
      `select id, waiting_since, inquiry_id, department, returned_by from messenger_chat where state = 'waiting'
       order by waiting_since, id limit ${Math.trunc(limit)}`,
    );
    return rows.map((r) => ({
      ...{ id: r.id, inquiryId: r.inquiry_id, department: r.department, notAgent: r.returned_by },
      waitingSince: instant(r.waiting_since),
    }));
  }
  async loads(): Promise<AgentLoad[]> {
    const active = await this.database.all<{ agent_id: string; n: number }>(
      "select agent_id, count(*) as n from messenger_chat where state = 'active' group by agent_id",
    );
    const last = await this.database.all<{ agent_id: string; assigned_at: unknown }>(
      'select agent_id, max(assigned_at) as assigned_at from messenger_chat where agent_id is not null group by agent_id',
    );
    const loadOf = new Map(active.map((r) => [r.agent_id, Number(r.n)]));
    return last.map((r) => ({
      ...{ employeeId: r.agent_id, load: loadOf.get(r.agent_id) ?? 0, assignedAt: instantOrNull(r.assigned_at) },
    }));
  }
  async active(): Promise<{ chatId: string; agentId: string; agentGoneSince: Date | null }[]> {
    const rows = await this.database.all<{ id: string; agent_id: string; agent_gone_since: unknown }>(
      `select id, agent_id, agent_gone_since from messenger_chat where state = 'active' order by opened_at, id limit 5000`,
    );
    return rows.map((r) => ({
      ...{ chatId: r.id, agentId: r.agent_id, agentGoneSince: instantOrNull(r.agent_gone_since) },
    }));
  }
  async stuck(silentSince: Date): Promise<{ chatId: string; why: 'stale' | 'conversation-closed' }[]> {
    const rows = await this.database.all<{ id: string; closed_at: unknown }>(
      `select h.id, c.closed_at from messenger_chat h join messenger_conversation c on c.id = h.conversation_id
       where h.state <> 'closed' and (c.closed_at is not null or c.last_at < ?) order by h.opened_at, h.id limit ${atOnce}`,
      [silentSince],
    );
    return rows.map((r) => ({ chatId: r.id, why: r.closed_at === null ? 'stale' : 'conversation-closed' }));
  }

  private async one(where: string, params: readonly SqlValue[]): Promise<Chat | null> {
    const sql = `select * from messenger_chat ${where}${this.database.forUpdate}`;
    const [row] = await this.database.all<Stored>(sql, params);
    return row ? Chat.restore(fromChatRow(row)) : null;
  }
}
