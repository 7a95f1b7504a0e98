import { Query, Tables, instant } from '@prorab/platform/marks';
import { MessageMissing, ConversationMissing } from '../../domain/messenger-errors.js';
import type { ParticipantKey } from '../../domain/participant.js';
import { EnteredConversation } from './entered-conversation.query.js';

export interface TrailLine {
  at: string;
  by: ParticipantKey;
  what: 'edited' | 'deleted';
  text: string;
}

/** Former texts of a message, newest first. */
@Query()
export class MessageTrail {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute({ messageId }: { messageId: string }): Promise<TrailLine[]> {
    const sql = 'select conversation_id as id from messenger_message where id = ?';
    const [where] = await this.tables.all<{ id: string }>(sql, [messageId]);
    if (!where) throw new MessageMissing(messageId);
    await this.entered.execute({ conversationId: where.id }).catch((error: unknown) => {
      throw error instanceof ConversationMissing ? new MessageMissing(messageId) : error;
    });
    const rows = await this.tables.all<Omit<TrailLine, 'at' | 'by'> & { at: unknown; by_who: ParticipantKey }>(
      'select at, by_who, what, text from messenger_revision where message_id = ? order by at desc, id desc limit 200',
      [messageId],
    );
    return rows.map(({ at, by_who, what, text }) => ({ at: instant(at).toISOString(), by: by_who, what, text }));
  }
}
