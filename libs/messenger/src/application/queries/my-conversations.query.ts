import { Query, Tables } from '@prorab/platform/marks';
import { type Participant, keyOf } from '../../domain/participant.js';
import { headLimit } from '../rooms.js';

/** Ids of the conversations that one takes part in, the latest first: what his devices hear. */
@Query()
export class MyConversations {
  constructor(private readonly tables: Tables) {}

  async execute(who: Participant): Promise<string[]> {
    const rows = await this.tables.all<{ id: string }>(
      `select conversation_id as id from messenger_member where who = ? and left_at is null limit ${headLimit}`,
      [keyOf(who)],
    );
    return rows.map((r) => r.id);
  }
}
