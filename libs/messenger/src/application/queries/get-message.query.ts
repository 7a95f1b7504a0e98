import { Query, Tables } from '@prorab/platform/marks';
import { ConversationMissing, MessageMissing } from '../../domain/messenger-errors.js';
import type { MessageView } from '../wire.js';
import { EnteredConversation } from './entered-conversation.query.js';
import { type StoredMessageView, messageColumns, storedMessageView } from './stored-message.js';

/** One message, by its id alone: what an answer or a reminder speaks of, and where it stands. */
@Query()
export class GetMessage {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  /** @throws MessageMissing also for who may not be where it was said */
  async execute({ messageId }: { messageId: string }): Promise<MessageView> {
    const [row] = await this.tables.all<StoredMessageView>(
      `select ${messageColumns} from messenger_message x where x.id = ?`,
      [messageId],
    );
    if (!row) throw new MessageMissing(messageId);
    try {
      await this.entered.execute({ conversationId: row.conversation_id });
    } catch (error) {
      throw error instanceof ConversationMissing ? new MessageMissing(messageId) : error;
    }
    return storedMessageView(row);
  }
}
