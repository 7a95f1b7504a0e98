import { UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../domain/message.js';
import type { ParticipantKey } from '../../domain/participant.js';
import { AssistantEar } from '../assistant-ear.js';
import { ConversationChanges } from '../conversation-changes.js';

/** The author changes what he said; the trail keeps the former text. */
@UseCase()
export class EditMessage {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly ear: AssistantEar,
  ) {}

  async execute(of: { messageId: string; text: string; mentions?: readonly ParticipantKey[] }): Promise<MessageRecord> {
    const { messageId, text, mentions } = of;
    const message = await this.changes.ofMessage(messageId, (m, { by, at, conversation }) => {
      const changed = m.edit({ text, mentions: mentions ?? m.state.mentions, by, at, change: conversation.nextChange });
      if (changed) this.ear.hear(conversation.state, m.state, true);
      return changed;
    });
    return message.state;
  }
}
