import { Outbox, UseCase } from '@prorab/platform/marks';
import { ButtonPressed } from '../../contract/index.js';
import { ButtonMissing } from '../../domain/messenger-errors.js';
import { myself } from '../author.js';
import { ConversationChanges } from '../conversation-changes.js';

/** A button under something that the assistant said. What it does is hers to know. */
@UseCase()
export class PressButton {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly outbox: Outbox,
  ) {}

  async execute({ messageId, buttonId }: { messageId: string; buttonId: string }): Promise<void> {
    const { employeeId } = myself();
    await this.changes.ofMessage(messageId, ({ state }, { at }) => {
      const there = state.buttons.some((b) => b.id === buttonId) && !(state.buttonsUntil && state.buttonsUntil <= at);
      if (!there || state.speechKey === null) throw new ButtonMissing();
      const { conversationId, speechKey: key } = state;
      this.outbox.add(ButtonPressed.of({ key, buttonId, messageId, conversationId, employeeId, at: at.toISOString() }));
      return false;
    });
  }
}
