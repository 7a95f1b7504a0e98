import { Query, Tables } from '@prorab/platform/marks';
import { type Participant, keyOf } from '../../domain/participant.js';
import { headLimit } from '../rooms.js';

/** Ids of the conversations that one takes part in, the latest first: what his devices hear. */
@Query()
export class MyConversations {
  constructor(private readonly tables: Tables) {}

  async execute(who: Participant): Promise<string[]> {
    const rows = await this.tables.all<{ id: string }>(
      `select c.id from messenger_member m join messenger_conversation c on c.id = m.conversation_id
       where m.who = ? and m.left_at is null order by c.last_at desc limit ${headLimit}`,
      [keyOf(who)],
    );
    return rows.map((r) => r.id);
  }
}
