import { newId } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { Button } from '../../domain/message.js';
import { assistant } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';
import { MessageBook } from '../ports/message-book.port.js';
import { NotifyOfMessage } from './notify-of-message.use-case.js';
import { OpenAssistantTalk } from './open-assistant-talk.use-case.js';

export interface Speech {
  /** Said once under one key. */
  key: string;
  employeeId: string | null;
  conversationId: string | null;
  replyTo: string | null;
  text: string;
  urgent: boolean;
  buttons: readonly Button[];
  buttonsUntil: Date | null;
}

/** The assistant says something, to one person or in a conversation. */
@UseCase()
export class SayForAssistant {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageBook,
    private readonly talk: OpenAssistantTalk,
    private readonly notices: NotifyOfMessage,
  ) {}

  async execute({ key, employeeId, conversationId, replyTo, ...said }: Speech): Promise<void> {
    const place = conversationId ?? (employeeId && (await this.talk.execute({ employeeId })).conversationId);
    if (!place) return;
    await this.changes.in(
      place,
      async (conversation, act) => {
        if (await this.messages.bySpeechKey(key)) return;
        const inPlace = replyTo !== null && (await this.messages.conversationOf(replyTo)) === place;
        const draft = { ...said, id: newId(), author: assistant, clientId: null, at: act.at, speechKey: key };
        const message = conversation.say({ ...draft, replyTo: inPlace ? replyTo : null });
        await this.messages.add(message);
        const { urgent } = said;
        await this.notices.execute({ messageId: message.state.id, conversationId: place, at: act.at, urgent });
        this.changes.tell(conversation, message);
      },
      assistant,
    );
  }
}
