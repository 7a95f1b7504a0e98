import { Query, Tables } from '@prorab/platform/marks';
import { keyOf } from '../../../domain/participant.js';

export interface Talk {
  conversationId: string;
  head: number;
  lastSeq: number;
  readSeq: number;
  /** Up to where some of ours has read. */
  seenSeq: number;
  openChatId: string | null;
}

/** The conversation that a visitor is in: the one that was spoken in last, after a merge there can be two. */
@Query()
export class CurrentTalk {
  constructor(private readonly tables: Tables) {}

  async of(visitorId: string): Promise<Talk | null> {
    const [row] = await this.tables.all<{
      id: string;
      head: number;
      last_seq: number;
      read_seq: number;
      seen_seq: number | null;
      chat_id: string | null;
    }>(
      `select c.id, c.head, c.last_seq, m.read_seq, h.id as chat_id, (select max(o.read_seq)
         from messenger_member o where o.conversation_id = c.id and o.who like 'employee:%') as seen_seq from messenger_member m
       join messenger_conversation c on c.id = m.conversation_id
       left join messenger_chat h on h.conversation_id = c.id and h.state <> 'closed'
       where m.who = ? and m.left_at is null and c.kind = 'customer' order by c.last_at desc, c.id desc limit 1`,
      [keyOf({ kind: 'visitor', id: visitorId })],
    );
    if (!row) return null;
    return {
      ...{ conversationId: row.id, head: row.head, lastSeq: row.last_seq, readSeq: row.read_seq },
      ...{ seenSeq: row.seen_seq ?? 0, openChatId: row.chat_id },
    };
  }
}
