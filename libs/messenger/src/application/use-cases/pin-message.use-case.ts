import { UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../domain/message.js';
import { pinLimit } from '../../domain/message-limits.js';
import { TooMany } from '../../domain/messenger-errors.js';
import { ConversationChanges } from '../conversation-changes.js';
import { MessageBook } from '../ports/message-book.port.js';

/** What everybody in the conversation should find at once. */
@UseCase()
export class PinMessage {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageBook,
  ) {}

  async execute({ messageId, on }: { messageId: string; on: boolean }): Promise<MessageRecord> {
    const message = await this.changes.ofMessage(messageId, async (m, { by, at, conversation }) => {
      const fresh = on && m.state.pinnedAt === null;
      if (fresh && (await this.messages.countPinned(conversation.id)) >= pinLimit) throw new TooMany('pins', pinLimit);
      return m.pin({ on, by, at, change: conversation.nextChange });
    });
    return message.state;
  }
}
