import { UseCase, currentActor, holds } from '@prorab/platform/marks';
import type { MessageRecord } from '../../domain/message.js';
import { ConversationChanges } from '../conversation-changes.js';

/** Taken away from all. The author does it with his own; who leads, with any. The trail keeps the text. */
@UseCase()
export class DeleteMessage {
  constructor(private readonly changes: ConversationChanges) {}

  async execute({ messageId }: { messageId: string }): Promise<MessageRecord> {
    const actor = currentActor();
    const mayAny = actor.kind === 'system' || holds(actor.role, 'messenger.message.delete-any');
    const message = await this.changes.ofMessage(messageId, (m, { by, at, conversation }) =>
      m.remove({ by, at, mayAny, change: conversation.nextChange }),
    );
    return message.state;
  }
}
