import { Injectable } from '@nestjs/common';
import { Tables } from '@prorab/platform/marks';
import { mayEnter } from '../../../application/access.js';
import { type FileReader, FileReaders } from '../../../application/ports/file-readers.port.js';
import type { ConversationKind } from '../../../domain/conversation.js';
import { keyOf } from '../../../domain/participant.js';

/** Kinds in which somebody outside of the house reads along. */
const seenOutside = new Set<ConversationKind>(['customer', 'partner']);

/** Who may be in a conversation may read its files. */
@Injectable()
export class TableFileReaders extends FileReaders {
  constructor(private readonly tables: Tables) {
    super();
  }
  async mayRead(reader: FileReader, place: { conversationId: string; messageId: string }): Promise<boolean> {
    const [message] = await this.tables.all<{ id: string }>(
      'select id from messenger_message where id = ? and conversation_id = ? and deleted_at is null',
      [place.messageId, place.conversationId],
    );
    return message !== undefined && (await this.kindFor(reader, place.conversationId)) !== null;
  }
  async audienceOf(writer: FileReader, conversationId: string): Promise<'staff' | 'customer' | null> {
    const kind = await this.kindFor(writer, conversationId);
    if (kind === null) return null;
    return seenOutside.has(kind) ? 'customer' : 'staff';
  }

  /** Of the conversation, if this one may be in it. */
  private async kindFor(who: FileReader, conversationId: string): Promise<ConversationKind | null> {
    const [row] = await this.tables.all<{ kind: ConversationKind; who: string | null; left_at: Date | null }>(
      `select c.kind, m.who, m.left_at from messenger_conversation c
       left join messenger_member m on m.conversation_id = c.id and m.who = ? where c.id = ?`,
      [keyOf(who), conversationId],
    );
    if (!row) return null;
    const member = row.who === null ? null : { leftAt: row.left_at };
    const outsider = who.kind !== 'employee';
    if (outsider && !seenOutside.has(row.kind)) return null;
    return mayEnter(row, member, who) ? row.kind : null;
  }
}
