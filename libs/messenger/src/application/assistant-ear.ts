import { Outbox, UseCase } from '@prorab/platform/marks';
import { AssistantAddressed } from '../contract/index.js';
import type { ConversationRecord } from '../domain/conversation.js';
import type { MessageRecord } from '../domain/message.js';
import { assistant, keyOf } from '../domain/participant.js';

const rooms = ['assistant', 'direct', 'group', 'inquiry'] as const;
type Room = (typeof rooms)[number];

/** Tells the assistant what is said to her: all that an employee writes in her talk, and where she is mentioned. */
@UseCase()
export class AssistantEar {
  constructor(private readonly outbox: Outbox) {}

  hear({ kind }: Pick<ConversationRecord, 'kind'>, message: MessageRecord, edited: boolean): void {
    const { author, text, mentions } = message;
    if (author.kind !== 'employee' || text === '' || !isRoom(kind)) return;
    if (kind !== 'assistant' && !mentions.includes(keyOf(assistant))) return;
    const { id: messageId, conversationId, at } = message;
    const said = { text: withoutName(text), edited, at: (message.editedAt ?? at).toISOString() };
    this.outbox.add(
      AssistantAddressed.of({ messageId, conversationId, conversationKind: kind, employeeId: author.id, ...said }),
    );
  }
}
const isRoom = (kind: string): kind is Room => rooms.includes(kind as Room);
const withoutName = (text: string): string =>
  text.replace(/@(?:Ава|Ava)(?![\p{L}\p{N}])[,:]?\s*/giu, '').trim() || text;
