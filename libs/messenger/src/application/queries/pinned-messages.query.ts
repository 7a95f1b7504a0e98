import { Query, Tables } from '@prorab/platform/marks';
import type { MessageView } from '../wire.js';
import { EnteredConversation } from './entered-conversation.query.js';
import { type StoredMessageView, messageColumns, storedMessageView } from './stored-message.js';

/** What is pinned in a conversation, newest pin first. */
@Query()
export class PinnedMessages {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute({ conversationId }: { conversationId: string }): Promise<MessageView[]> {
    await this.entered.execute({ conversationId });
    const rows = await this.tables.all<StoredMessageView>(
      `select ${messageColumns} from messenger_message x where x.conversation_id = ? and x.pinned_at is not null
       order by x.pinned_at desc limit 50`,
      [conversationId],
    );
    return rows.map(storedMessageView);
  }
}
