import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Fact } from '../../domain/message.js';
import { type Participant, employee, house } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';
import { conversationView } from '../wire.js';

/** What happens to an inquiry is said in its inner room, if there is one; its new owner takes part from then on. */
@UseCase()
export class NoteInInquiryRoom {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly conversations: ConversationBook,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
  ) {}

  async execute({
    inquiryId,
    fact,
    ownerId,
  }: {
    inquiryId: string;
    fact: Fact;
    ownerId?: string | null;
  }): Promise<void> {
    const conversationId = await this.conversations.idOf('inquiry', inquiryId);
    if (!conversationId) return;
    await this.changes.in(
      conversationId,
      async (conversation, { at }) => {
        if (ownerId) await this.letIn(employee(ownerId), conversationId, at);
        await this.changes.note(conversation, fact, at);
        this.work.afterCommit(() => {
          if (ownerId)
            this.fanOut.toPerson(employee(ownerId), 'chat:conversation', conversationView(conversation.state));
        });
      },
      house,
    );
  }

  private async letIn(who: Participant, conversationId: string, at: Date): Promise<void> {
    const member = await this.conversations.memberOf(conversationId, who);
    if (member && !member.leftAt) return;
    // He has read nothing here: what was said before he came is what he needs.
    const fresh = { deliveredSeq: 0, readSeq: 0, muted: false, readAt: null, role: 'member' } as const;
    await this.conversations.putMember({ ...(member ?? fresh), conversationId, who, joinedAt: at, leftAt: null });
    this.work.afterCommit(() => this.fanOut.letIn(who, conversationId));
  }
}
