import { UseCase } from '@prorab/platform/marks';
import type { Button } from '../../domain/message.js';
import { SpeechUnknown } from '../../domain/messenger-errors.js';
import { assistant } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';
import { MessageBook } from '../ports/message-book.port.js';

/** What the assistant said has changed: its buttons are used up, its text tells the outcome. */
@UseCase()
export class ChangeSpeech {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageBook,
  ) {}

  async execute({
    key,
    text,
    buttons,
  }: {
    key: string;
    text: string | null;
    buttons: readonly Button[];
  }): Promise<void> {
    const said = await this.messages.bySpeechKey(key);
    if (!said) throw new SpeechUnknown(key);
    if (said.state.deletedAt) return;
    await this.changes.ofMessage(
      said.state.id,
      (message, { conversation }) => {
        message.respeak({ text, buttons, change: conversation.nextChange });
        return true;
      },
      assistant,
    );
  }
}
