import { stemsOf } from '@prorab/kernel';
import { Query, type SqlValue, Tables, currentActor, holds } from '@prorab/platform/marks';
import type { ConversationKind } from '../../domain/conversation.js';
import { type ParticipantKey, employee, keyOf } from '../../domain/participant.js';
import { openTo } from '../access.js';
import { myself } from '../author.js';
import type { MessageView } from '../wire.js';
import { type StoredMessageView, messageColumns, storedMessageView } from './stored-message.js';

const mostStems = 6;
export interface FoundMessage {
  message: MessageView;
  conversation: { id: string; kind: ConversationKind; title: string | null };
}
export interface MessageSearch {
  text: string;
  conversationId?: string;
  author?: ParticipantKey;
  limit: number;
  /** Id of the last one seen. */
  after: string | null;
}
interface Stored extends StoredMessageView {
  c_kind: ConversationKind;
  c_title: string | null;
}

/** What was said where I may read, in any form of the words, newest first. A text without words finds nothing. */
@Query()
export class SearchMessages {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({ text, conversationId, author, limit, after }: MessageSearch): Promise<FoundMessage[]> {
    const [first, ...others] = stemsOf(text, mostStems);
    if (first === undefined) return [];
    const open = openKinds();
    const mayRead = `(m.who is not null${open.length ? ` or c.kind in (${open.map(() => '?').join(', ')})` : ''})`;
    const also: [string, SqlValue][] = [];
    if (conversationId) also.push(['x.conversation_id = ?', conversationId]);
    if (author) also.push(['x.author = ?', author]);
    if (after) also.push(['w.message_id < ?', after]);
    const rows = await this.tables.all<Stored>(
      `select ${messageColumns}, c.kind as c_kind, c.title as c_title from messenger_word w
       ${others.map((_, i) => `join messenger_word w${i} on w${i}.message_id = w.message_id and w${i}.stem = ?`).join(' ')}
       join messenger_message x on x.id = w.message_id join messenger_conversation c on c.id = x.conversation_id
       left join messenger_member m on m.conversation_id = c.id and m.who = ? and m.left_at is null
       where w.stem = ? and ${mayRead} and x.deleted_at is null ${also.map(([sql]) => `and ${sql}`).join(' ')}
       order by w.message_id desc limit ${Math.trunc(limit) + 1}`,
      [...others, keyOf(employee(myself().employeeId)), first, ...open, ...also.map(([, value]) => value)],
    );
    return rows.map((r) => ({
      message: storedMessageView(r),
      conversation: { id: r.conversation_id, kind: r.c_kind, title: r.c_title },
    }));
  }
}

/** Kinds that I may read without being a member. */
function openKinds(): string[] {
  const actor = currentActor();
  if (actor.kind !== 'employee') return [];
  return Object.entries(openTo).flatMap(([kind, right]) => (holds(actor.role, right) ? [kind] : []));
}
