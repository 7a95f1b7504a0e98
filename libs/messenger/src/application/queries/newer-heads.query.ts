import { Query, Tables } from '@prorab/platform/marks';
import { type ParticipantKey, type Participant, keyOf } from '../../domain/participant.js';
import { headLimit } from '../rooms.js';
import { currentParticipant } from '../author.js';

export interface Head {
  conversationId: string;
  head: number;
  lastSeq: number;
  readSeq: number;
}

/** After a break: which of my conversations are not as this device has them, and which I am no longer in. */
@Query()
export class NewerHeads {
  constructor(private readonly tables: Tables) {}

  async execute(
    { known }: { known: ReadonlyMap<string, { head: number; readSeq: number }> },
    who: Participant = currentParticipant(),
  ): Promise<{ changed: Head[]; gone: string[] }> {
    const me: ParticipantKey = keyOf(who);
    const rows = await this.tables.all<{ id: string; head: number; last_seq: number; read_seq: number }>(
      `select c.id, c.head, c.last_seq, m.read_seq from messenger_member m join messenger_conversation c on c.id = m.conversation_id
       where m.who = ? and m.left_at is null order by c.last_at desc limit ${headLimit}`,
      [me],
    );
    const mine = new Set(rows.map((r) => r.id));
    const asKnown = (r: (typeof rows)[number]): boolean => {
      const k = known.get(r.id);
      return k !== undefined && k.head === r.head && k.readSeq === r.read_seq;
    };
    const changed = rows.filter((r) => !asKnown(r));
    return {
      changed: changed.map((r) => ({ conversationId: r.id, head: r.head, lastSeq: r.last_seq, readSeq: r.read_seq })),
      gone: rows.length < headLimit ? [...known.keys()].filter((id) => !mine.has(id)) : [],
    };
  }
}
