import { UseCase } from '@prorab/platform/marks';
import { keyOf } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';

/** Another title for a group. */
@UseCase()
export class RenameConversation {
  constructor(private readonly changes: ConversationChanges) {}

  execute({ conversationId, title }: { conversationId: string; title: string }): Promise<void> {
    return this.changes.in(conversationId, async (conversation, { by, at }) => {
      if (!conversation.rename(title)) return;
      const params = { by: keyOf(by), title: conversation.state.title };
      await this.changes.note(conversation, { code: 'messenger.renamed', params }, at);
      this.changes.tellOf(conversation);
    });
  }
}
