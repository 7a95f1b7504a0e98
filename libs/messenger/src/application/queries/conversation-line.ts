import { instant } from '@prorab/platform/marks';
import type { ConversationKind } from '../../domain/conversation.js';
import { unreadOf } from '../../domain/member.js';
import type { ConversationView } from '../wire.js';

/** A conversation in the list of one person. */
export interface ConversationLine extends ConversationView {
  /** The other one of a direct talk; oneself in one's notes. */
  counterpartId: string | null;
  unread: number;
  readSeq: number;
  muted: boolean;
  last: { seq: number; author: string; at: string; text: string; factCode: string | null; fileCount: number } | null;
}
export interface StoredLine {
  id: string;
  kind: ConversationKind;
  one_key: string | null;
  title: string | null;
  inquiry_id: string | null;
  last_seq: number;
  head: number;
  last_at: unknown;
  closed_at: unknown;
  read_seq: number;
  muted: number | boolean;
  l_author: string | null;
  l_at: unknown;
  l_text: string | null;
  l_fact: string | null;
  l_files: string | null;
}
/** Wants `c` the conversation, `m` the membership, `l` the last message. */
export const lineColumns = `c.id, c.kind, c.one_key, c.title, c.inquiry_id, c.last_seq, c.head, c.last_at, c.closed_at, m.read_seq, m.muted,
  l.author as l_author, l.at as l_at, substr(l.text, 1, 200) as l_text, l.fact as l_fact, l.files as l_files`;

const other = (key: string | null, me: string): string | null => {
  const pair = key?.split(' ').slice(1) ?? [];
  return pair.length === 2 ? (pair.find((id) => id !== me) ?? me) : null;
};
const last = (r: StoredLine): ConversationLine['last'] =>
  r.l_author === null
    ? null
    : {
        ...{ seq: r.last_seq, author: r.l_author, at: instant(r.l_at).toISOString(), text: r.l_text ?? '' },
        factCode: r.l_fact === null ? null : (JSON.parse(r.l_fact) as { code: string }).code,
        fileCount: r.l_files === null ? 0 : (JSON.parse(r.l_files) as string[]).length,
      };

export const conversationLine = (r: StoredLine, me: string): ConversationLine => ({
  ...{ id: r.id, kind: r.kind, title: r.title, inquiryId: r.inquiry_id, lastSeq: r.last_seq, head: r.head },
  lastAt: instant(r.last_at).toISOString(),
  closedAt: r.closed_at == null ? null : instant(r.closed_at).toISOString(),
  counterpartId: r.kind === 'direct' ? other(r.one_key, me) : null,
  unread: unreadOf(r.last_seq, { readSeq: r.read_seq }),
  readSeq: r.read_seq,
  muted: Boolean(r.muted),
  last: last(r),
});
