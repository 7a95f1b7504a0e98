import { Query, Tables } from '@prorab/platform/marks';
import type { ParticipantKey } from '../../domain/participant.js';

/** Conversations whose members come and go, where somebody takes part. */
@Query()
export class RoomsOfMember {
  constructor(private readonly tables: Tables) {}

  async execute(who: ParticipantKey): Promise<string[]> {
    const rows = await this.tables.all<{ id: string }>(
      `select c.id from messenger_member m join messenger_conversation c on c.id = m.conversation_id
       where m.who = ? and m.left_at is null and c.kind in ('group', 'inquiry', 'partner', 'customer') order by c.id`,
      [who],
    );
    return rows.map((r) => r.id);
  }
}
