import { UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../domain/message.js';
import { ConversationChanges } from '../conversation-changes.js';

/** Puts one's sign under a message, or takes it back. */
@UseCase()
export class ReactToMessage {
  constructor(private readonly changes: ConversationChanges) {}

  async execute({ messageId, sign, on }: { messageId: string; sign: string; on: boolean }): Promise<MessageRecord> {
    const message = await this.changes.ofMessage(messageId, (m, { by, at, conversation }) =>
      m.react({ sign, on, by, at, change: conversation.nextChange }),
    );
    return message.state;
  }
}
