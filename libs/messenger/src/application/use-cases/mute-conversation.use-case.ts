import { UseCase } from '@prorab/platform/marks';
import { ConversationChanges } from '../conversation-changes.js';
import { ConversationBook } from '../ports/conversation-book.port.js';

/** No notices from here, until it is wanted again; being mentioned still counts. */
@UseCase()
export class MuteConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly conversations: ConversationBook,
  ) {}

  execute({ conversationId, on }: { conversationId: string; on: boolean }): Promise<void> {
    return this.changes.in(conversationId, async (conversation, act) => {
      if (!act.member || act.member.leftAt) await this.changes.join(conversation, act, conversation.state.lastSeq);
      const member = await this.conversations.memberOf(conversationId, act.by);
      if (member) await this.conversations.putMember({ ...member, muted: on });
    });
  }
}
