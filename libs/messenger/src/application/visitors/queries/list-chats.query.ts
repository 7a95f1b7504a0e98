import { Clock } from '@prorab/kernel';
import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { myself } from '../../author.js';
import type { ChatsView } from '../chat-views.js';
import { VisitorsHere } from '../ports/visitors-here.port.js';
import { VisitorRules } from '../visitor-rules.js';

export interface ChatListLine {
  chatId: string;
  conversationId: string;
  state: 'waiting' | 'active' | 'closed';
  site: string;
  agentId: string | null;
  department: string | null;
  inquiryId: string | null;
  note: string | null;
  ladderStage: number;
  openedAt: string;
  waitingSince: string | null;
  unansweredSince: string | null;
  closedAt: string | null;
  visitor: { id: string; name: string | null; city: string | null; isHere: boolean; page: string | null };
  last: { at: string; author: string; text: string } | null;
}
interface Stored {
  id: string;
  conversation_id: string;
  state: ChatListLine['state'];
  site: string;
  agent_id: string | null;
  department: string | null;
  inquiry_id: string | null;
  note: string | null;
  ladder_stage: number;
  opened_at: unknown;
  waiting_since: unknown;
  unanswered_since: unknown;
  closed_at: unknown;
  visitor_id: string;
  v_name: string | null;
  v_city: string | null;
  v_page: string | null;
  l_at: unknown;
  l_author: string | null;
  l_text: string | null;
}
const iso = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;

/** Chats as agents list them: the queue by its places, all others by their beginning, newest first. */
@Query()
export class ListChats {
  constructor(
    private readonly tables: Tables,
    private readonly here: VisitorsHere,
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  /** @returns one more than `limit`, if there are */
  async execute(page: {
    view: ChatsView;
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<ChatListLine[]> {
    const [where, params] = this.filter(page.view);
    const [column, sign, way] = page.view === 'queue' ? ['waiting_since', '>', 'asc'] : ['opened_at', '<', 'desc'];
    const from = page.after ? `and (h.${column} ${sign} ? or (h.${column} = ? and h.id ${sign} ?))` : '';
    const rows = await this.tables.all<Stored>(
      `select h.*, v.name as v_name, v.city as v_city, l.at as l_at, l.author as l_author, substr(l.text, 1, 200) as l_text,
         (select p.url from messenger_visit p where p.visitor_id = h.visitor_id order by p.at desc, p.id desc limit 1) as v_page
       from messenger_chat h join messenger_conversation c on c.id = h.conversation_id
       left join messenger_visitor v on v.id = h.visitor_id
       left join messenger_message l on l.conversation_id = c.id and l.seq = c.last_seq
       where ${where} ${from} order by h.${column} ${way}, h.id ${way} limit ${Math.trunc(page.limit) + 1}`,
      [...params, ...(page.after ? [page.after.at, page.after.at, page.after.id] : [])],
    );
    return rows.map((r) => this.line(r));
  }

  private filter(view: ChatsView): [string, SqlValue[]] {
    switch (view) {
      case 'queue':
        return ["h.state = 'waiting'", []];
      case 'mine':
        return ["h.state = 'active' and h.agent_id = ?", [myself().employeeId]];
      case 'open':
        return ["h.state <> 'closed'", []];
      case 'all':
        return ['1 = 1', []];
      case 'stuck': {
        const silent = new Date(this.clock.now().getTime() - this.rules.staleMs);
        return ["h.state <> 'closed' and (c.closed_at is not null or c.last_at < ?)", [silent]];
      }
    }
  }
  private line(r: Stored): ChatListLine {
    return {
      ...{ chatId: r.id, conversationId: r.conversation_id, state: r.state, site: r.site, agentId: r.agent_id },
      ...{ department: r.department, inquiryId: r.inquiry_id, note: r.note, ladderStage: r.ladder_stage },
      openedAt: instant(r.opened_at).toISOString(),
      ...{ waitingSince: iso(r.waiting_since), unansweredSince: iso(r.unanswered_since), closedAt: iso(r.closed_at) },
      visitor: {
        ...{ id: r.visitor_id, name: r.v_name, city: r.v_city, page: r.v_page },
        isHere: this.here.isHere(r.visitor_id),
      },
      last:
        r.l_author === null ? null : { at: instant(r.l_at).toISOString(), author: r.l_author, text: r.l_text ?? '' },
    };
  }
}
