import { Clock, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Conversation } from '../../domain/conversation.js';
import type { MessageRecord } from '../../domain/message.js';
import { Chat } from '../../domain/visitors/chat.js';
import { OpenDesks } from '../ports/open-desks.port.js';
import { ChatChanges } from './chat-changes.js';
import { ChatContact } from './chat-contact.js';
import { ChatLadder } from './chat-ladder.js';
import { ChatBook } from './ports/chat-book.port.js';
import { VisitorBook } from './ports/visitor-book.port.js';
import { AssignWaitingChats } from './use-cases/assign-waiting-chats.use-case.js';
import { VisitorRules } from './visitor-rules.js';

/** Hears what is said in conversations with visitors, in the same unit of work: chats begin, are answered and begin again. */
@UseCase()
export class CustomerLine {
  constructor(
    private readonly chats: ChatBook,
    private readonly visitors: VisitorBook,
    private readonly contact: ChatContact,
    private readonly ladder: ChatLadder,
    private readonly changes: ChatChanges,
    private readonly desks: OpenDesks,
    private readonly assign: AssignWaitingChats,
    private readonly rules: VisitorRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async heard(conversation: Conversation, message: MessageRecord): Promise<void> {
    if (conversation.state.kind !== 'customer') return;
    if (message.author.kind === 'visitor') await this.visitorWrote(conversation, message);
    if (message.author.kind === 'employee') await this.agentWrote(conversation, message);
  }

  private async visitorWrote(conversation: Conversation, message: MessageRecord): Promise<void> {
    const at = this.clock.now();
    const open = await this.chats.takeOpen(conversation.id);
    const before = open?.state ?? null;
    const chat = open ?? (await this.reopened(conversation.id, at)) ?? (await this.opened(conversation, message, at));
    if (chat.visitorWrote(at)) await this.ladder.begin(chat, at);
    await this.changes.keep(chat, before);
    this.work.afterCommit(() => this.assign.execute());
  }
  private async reopened(conversationId: string, at: Date): Promise<Chat | null> {
    const last = await this.chats.takeLast(conversationId);
    const { closedAt = null, agentId = null } = last?.state ?? {};
    if (!last || !closedAt || at.getTime() - closedAt.getTime() > this.rules.reopenMs) return null;
    last.reopen(at, agentId !== null && (await this.desks.of(agentId)) !== null);
    return last;
  }
  private async opened({ id }: Conversation, message: MessageRecord, at: Date): Promise<Chat> {
    const visitor = await this.visitors.take(message.author.id);
    if (!visitor) throw new Error(`visitor ${message.author.id} of conversation ${id} is not kept`);
    const chat = Chat.open({ id: newId(), conversationId: id, visitorId: visitor.id, site: visitor.state.site, at });
    await this.chats.add(chat);
    this.contact.received(visitor.state, message, { contactId: chat.id, channel: 'chat', agentId: null });
    return chat;
  }

  private async agentWrote(conversation: Conversation, message: MessageRecord): Promise<void> {
    const chat = await this.chats.takeOpen(conversation.id);
    if (!chat) return;
    const before = chat.state;
    await this.ladder.stop(before);
    if (chat.agentWrote(message.author.id, this.clock.now())) this.contact.answered(message);
    await this.changes.keep(chat, before);
  }
}
