import { Query, Tables, instant } from '@prorab/platform/marks';
import { estimatedWaitSeconds } from '../../../domain/visitors/queue-policy.js';
import { LineState } from '../line-state.js';

export interface ChatOfVisitor {
  state: 'waiting' | 'active' | 'closed';
  /** 1: he is next; null: he does not wait. */
  place: number | null;
  waitSeconds: number | null;
}
const usualSeconds = 60;

/** How a chat stands, as its visitor is told. */
@Query()
export class QueuePlace {
  constructor(
    private readonly tables: Tables,
    private readonly line: LineState,
  ) {}

  async of(chatId: string): Promise<ChatOfVisitor> {
    const [row] = await this.tables.all<{ state: ChatOfVisitor['state']; in_front: number }>(
      `select h.state, (select count(*) from messenger_chat o where o.state = 'waiting'
         and (o.waiting_since < h.waiting_since or (o.waiting_since = h.waiting_since and o.id < h.id))) as in_front
       from messenger_chat h where h.id = ?`,
      [chatId],
    );
    if (row?.state !== 'waiting') return { state: row?.state ?? 'closed', place: null, waitSeconds: null };
    const place = Number(row.in_front) + 1;
    const agents = (await this.line.ready()).length;
    return { state: 'waiting', place, waitSeconds: estimatedWaitSeconds(place, agents, await this.usual()) || null };
  }
  /** Seconds from the beginning to the first answer, of the last twenty chats that were answered. */
  private async usual(): Promise<number> {
    const rows = await this.tables.all<{ opened_at: unknown; first_answered_at: unknown }>(
      'select opened_at, first_answered_at from messenger_chat where first_answered_at is not null order by first_answered_at desc limit 20',
    );
    const seconds = rows.map((r) => (instant(r.first_answered_at).getTime() - instant(r.opened_at).getTime()) / 1000);
    return seconds.length ? Math.max(1, seconds.reduce((a, b) => a + b, 0) / seconds.length) : usualSeconds;
  }
}
