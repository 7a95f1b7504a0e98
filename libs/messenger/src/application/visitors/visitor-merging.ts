import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Participant } from '../../domain/participant.js';
import type { Visitor } from '../../domain/visitors/visitor.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';
import { MyConversations } from '../queries/my-conversations.query.js';
import { ChatBook } from './ports/chat-book.port.js';
import { VisitBook } from './ports/visit-book.port.js';
import { VisitorBook } from './ports/visitor-book.port.js';

const visitorNamed = (id: string): Participant => ({ kind: 'visitor', id });

/** A visitor without a name turns out to be somebody who was here before. His live chat goes on: its conversation gets one more member. */
@UseCase()
export class VisitorMerging {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly chats: ChatBook,
    private readonly visits: VisitBook,
    private readonly conversations: ConversationBook,
    private readonly mine: MyConversations,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
  ) {}

  async merge(from: Visitor, into: string): Promise<void> {
    from.mergeInto(into);
    await this.visitors.save(from);
    await this.visitors.moveTokens(from.id, into);
    await this.visits.move(from.id, into);
    for (const conversationId of await this.mine.execute(visitorNamed(from.id))) {
      const member = await this.conversations.memberOf(conversationId, visitorNamed(from.id));
      if (member) await this.conversations.putMember({ ...member, who: visitorNamed(into), role: 'member' });
      const chat = await this.chats.takeOpen(conversationId);
      chat?.ofVisitor(into);
      if (chat) await this.chats.save(chat);
      this.work.afterCommit(() => this.fanOut.letIn(visitorNamed(into), conversationId));
    }
  }
}
