import { Query, Tables, instant } from '@prorab/platform/marks';
import { ConversationMissing } from '../../domain/messenger-errors.js';
import { type ParticipantKey, employee, keyOf } from '../../domain/participant.js';
import { myself } from '../author.js';
import { type ConversationLine, type StoredLine, conversationLine, lineColumns } from './conversation-line.js';
import { EnteredConversation } from './entered-conversation.query.js';

export interface MemberLine {
  who: ParticipantKey;
  role: 'owner' | 'member';
  joinedAt: string;
  deliveredSeq: number;
  readSeq: number;
}
export interface WholeConversation extends ConversationLine {
  isMember: boolean;
  members: MemberLine[];
}
interface StoredMember {
  who: ParticipantKey;
  role: 'owner' | 'member';
  joined_at: unknown;
  delivered_seq: number;
  read_seq: number;
}

/** One conversation with those who take part in it and how far each has read. */
@Query()
export class GetConversation {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute({ conversationId }: { conversationId: string }): Promise<WholeConversation> {
    const { employeeId } = myself();
    const { isMember } = await this.entered.execute({ conversationId });
    const [row] = await this.tables.all<StoredLine>(
      `select ${lineColumns} from messenger_conversation c
       left join messenger_member m on m.conversation_id = c.id and m.who = ?
       left join messenger_message l on l.conversation_id = c.id and l.seq = c.last_seq where c.id = ?`,
      [keyOf(employee(employeeId)), conversationId],
    );
    if (!row) throw new ConversationMissing(conversationId);
    const members = await this.tables.all<StoredMember>(
      `select who, role, joined_at, delivered_seq, read_seq from messenger_member
       where conversation_id = ? and left_at is null order by joined_at, who limit 500`,
      [conversationId],
    );
    // Who only looks in has nothing unread here.
    const line = conversationLine(isMember ? row : { ...row, read_seq: row.last_seq, muted: false }, employeeId);
    return {
      ...line,
      isMember,
      members: members.map(({ joined_at, delivered_seq, read_seq, ...m }) => ({
        ...{ ...m, joinedAt: instant(joined_at).toISOString(), deliveredSeq: delivered_seq, readSeq: read_seq },
      })),
    };
  }
}
