import { Query, Tables } from '@prorab/platform/marks';
import { type Participant, keyOf } from '../../../domain/participant.js';

export interface RoomLine {
  conversationId: string;
  title: string | null;
  head: number;
  lastSeq: number;
  readSeq: number;
}

/** The rooms of a partner, the one that was spoken in last first. */
@Query()
export class MyRooms {
  constructor(private readonly tables: Tables) {}

  async execute(who: Participant): Promise<RoomLine[]> {
    const rows = await this.tables.all<{
      id: string;
      title: string | null;
      head: number;
      last_seq: number;
      read_seq: number;
    }>(
      `select c.id, c.title, c.head, c.last_seq, m.read_seq from messenger_member m
       join messenger_conversation c on c.id = m.conversation_id
       where m.who = ? and m.left_at is null and c.kind = 'partner' order by c.last_at desc, c.id desc limit 200`,
      [keyOf(who)],
    );
    return rows.map((r) => ({
      ...{ conversationId: r.id, title: r.title, head: r.head, lastSeq: r.last_seq, readSeq: r.read_seq },
    }));
  }
}
