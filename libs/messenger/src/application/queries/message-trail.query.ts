import { Query, Tables, currentActor, holds, instant } from '@prorab/platform/marks';
import { MessageMissing, ConversationMissing } from '../../domain/messenger-errors.js';
import { type ParticipantKey, employee, keyOf } from '../../domain/participant.js';
import { EnteredConversation } from './entered-conversation.query.js';

export interface TrailLine {
  at: string;
  by: ParticipantKey;
  what: 'edited' | 'deleted';
  text: string;
}

interface Stored {
  conversation_id: string;
  author: ParticipantKey;
  deleted_at: unknown;
}

/**
 * Former texts of a message, newest first. What was deleted was taken away from all: everybody sees that it was, its texts only its author
 * and who may delete any.
 */
@Query()
export class MessageTrail {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute({ messageId }: { messageId: string }): Promise<TrailLine[]> {
    const sql = 'select conversation_id, author, deleted_at from messenger_message where id = ?';
    const [message] = await this.tables.all<Stored>(sql, [messageId]);
    if (!message) throw new MessageMissing(messageId);
    await this.entered.execute({ conversationId: message.conversation_id }).catch((error: unknown) => {
      throw error instanceof ConversationMissing ? new MessageMissing(messageId) : error;
    });
    const rows = await this.tables.all<Omit<TrailLine, 'at' | 'by'> & { at: unknown; by_who: ParticipantKey }>(
      'select at, by_who, what, text from messenger_revision where message_id = ? order by at desc, id desc limit 200',
      [messageId],
    );
    const shown = (text: string): string => (seesTexts(message) ? text : '');
    return rows.map(({ at, by_who, what, text }) => ({
      ...{ at: instant(at).toISOString(), by: by_who, what, text: shown(text) },
    }));
  }
}

function seesTexts({ author, deleted_at }: Stored): boolean {
  const actor = currentActor();
  if (deleted_at === null || actor.kind !== 'employee') return true;
  return author === keyOf(employee(actor.employeeId)) || holds(actor.role, 'messenger.message.delete-any');
}
