import { Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ContactTaken } from '@prorab/sales/contract';
import type { Conversation } from '../../domain/conversation.js';
import { type Participant, house, keyOf } from '../../domain/participant.js';
import type { Chat, ChatRecord } from '../../domain/visitors/chat.js';
import { ChatMissing } from '../../domain/visitors/visitor-errors.js';
import { currentParticipant } from '../author.js';
import { type Act, ConversationChanges } from '../conversation-changes.js';
import { FanOut } from '../ports/fan-out.port.js';
import { queueLine } from './chat-line.js';
import { AgentDesks } from './ports/agent-desks.port.js';
import { ChatBook } from './ports/chat-book.port.js';

export interface ChatAct extends Act {
  chat: Chat;
  conversation: Conversation;
}

/** How every change of a chat goes: its conversation is taken, then the chat; the desks are told after the commit. */
@UseCase()
export class ChatChanges {
  constructor(
    private readonly chats: ChatBook,
    private readonly changes: ConversationChanges,
    private readonly desks: AgentDesks,
    private readonly fanOut: FanOut,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ChatMissing */
  async of<T>(chatId: string, work: (act: ChatAct) => Promise<T>, by: Participant = currentParticipant()): Promise<T> {
    const conversationId = await this.chats.conversationOf(chatId);
    if (!conversationId) throw new ChatMissing(chatId);
    return this.changes.in(
      conversationId,
      async (conversation, act) => {
        const chat = await this.chats.take(chatId);
        if (!chat) throw new ChatMissing(chatId);
        const before = chat.state;
        const result = await work({ ...act, chat, conversation });
        if (chat.state !== before) await this.keep(chat, before);
        return result;
      },
      by,
    );
  }
  /** `before`: as it was; null: it is new. */
  async keep(chat: Chat, before: ChatRecord | null): Promise<void> {
    await this.chats.save(chat);
    if (before) this.tellOfTaking(chat.state, before);
    this.tell(chat, before);
  }
  /** Sales hears of it once it knows the chat: when it is taken, or when it is put to its inquiry, whichever is later. */
  private tellOfTaking({ id, agentId, inquiryId, state, assignedAt }: ChatRecord, before: ChatRecord): void {
    const isTaken = agentId !== before.agentId || (inquiryId !== null && before.inquiryId === null);
    if (!isTaken || state !== 'active' || agentId === null || assignedAt === null || inquiryId === null) return;
    const from = before.agentId ?? before.returnedBy;
    const fromEmployeeId = from === agentId ? null : from;
    const takenAt = assignedAt.toISOString();
    this.outbox.add(ContactTaken.of({ contactId: id, employeeId: agentId, fromEmployeeId, takenAt }));
  }
  private tell({ state }: Chat, before: ChatRecord | null): void {
    const differs = before?.state !== state.state || before.agentId !== state.agentId;
    this.work.afterCommit(() => {
      this.desks.toAgents('chat:queue', queueLine(state));
      if (differs) this.fanOut.toOutsiders(state.conversationId, 'chat:state', { state: state.state });
    });
  }
  /** What happened stands in the conversation; the visitor sees of it what `OutsideView` lets through. */
  note({ conversation, at, by }: ChatAct, what: string, params: Record<string, string | null> = {}): Promise<void> {
    const actor = by.kind === 'system' ? keyOf(house) : keyOf(by);
    return this.changes.note(conversation, { code: `messenger.${what}`, params: { by: actor, ...params } }, at);
  }
}
