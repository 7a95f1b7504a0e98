import { Query, Tables } from '@prorab/platform/marks';
import { employee, keyOf } from '../../domain/participant.js';
import { myself } from '../author.js';
import { type ConversationLine, type StoredLine, conversationLine, lineColumns } from './conversation-line.js';

/** My conversations, the one that was spoken in last first. */
@Query()
export class ListConversations {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute(page: { limit: number; after: { at: Date; id: string } | null }): Promise<ConversationLine[]> {
    const { employeeId } = myself();
    const from = page.after ? 'and (c.last_at < ? or (c.last_at = ? and c.id < ?))' : '';
    const rows = await this.tables.all<StoredLine>(
      `select ${lineColumns} from messenger_member m join messenger_conversation c on c.id = m.conversation_id
       left join messenger_message l on l.conversation_id = c.id and l.seq = c.last_seq
       where m.who = ? and m.left_at is null ${from} order by c.last_at desc, c.id desc limit ${Math.trunc(page.limit) + 1}`,
      [keyOf(employee(employeeId)), ...(page.after ? [page.after.at, page.after.at, page.after.id] : [])],
    );
    return rows.map((r) => conversationLine(r, employeeId));
  }
}
