import { Query, Tables } from '@prorab/platform/marks';
import type { ConversationKind } from '../../domain/conversation.js';
import { ConversationMissing } from '../../domain/messenger-errors.js';
import { type Participant, keyOf } from '../../domain/participant.js';
import { mayEnter } from '../access.js';
import { currentParticipant } from '../author.js';

export interface Entered {
  id: string;
  kind: ConversationKind;
  lastSeq: number;
  head: number;
  isMember: boolean;
}
interface Stored {
  id: string;
  kind: ConversationKind;
  last_seq: number;
  head: number;
  who: string | null;
  left_at: Date | null;
}

/** The door of every question about one conversation: only who may be in it learns that it exists. */
@Query()
export class EnteredConversation {
  constructor(private readonly tables: Tables) {}

  async execute(
    { conversationId }: { conversationId: string },
    who: Participant = currentParticipant(),
  ): Promise<Entered> {
    const [row] = await this.tables.all<Stored>(
      `select c.id, c.kind, c.last_seq, c.head, m.who, m.left_at from messenger_conversation c
       left join messenger_member m on m.conversation_id = c.id and m.who = ? where c.id = ?`,
      [keyOf(who), conversationId],
    );
    const member = row && row.who !== null ? { leftAt: row.left_at } : null;
    if (!row || !mayEnter(row, member, who)) throw new ConversationMissing(conversationId);
    const isMember = member !== null && member.leftAt === null;
    return { id: row.id, kind: row.kind, lastSeq: row.last_seq, head: row.head, isMember };
  }
}
