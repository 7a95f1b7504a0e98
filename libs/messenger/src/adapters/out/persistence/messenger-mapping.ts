import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { ConversationRecord } from '../../../domain/conversation.js';
import type { MemberRecord } from '../../../domain/member.js';
import type { MessageRecord, Revision } from '../../../domain/message.js';
import { keyOf, participantOf } from '../../../domain/participant.js';

/** null for what is empty: most messages have neither mentions nor files. */
const listText = (list: readonly unknown[]): string | null => (list.length ? JSON.stringify(list) : null);
const listOf = <T>(text: unknown): T[] => (typeof text === 'string' ? (JSON.parse(text) as T[]) : []);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const oneKey = (kind: string, key: string | null): string | null => (key === null ? null : `${kind} ${key}`);

export const toConversationRow = (c: ConversationRecord): SqlRow => ({
  id: c.id,
  kind: c.kind,
  one_key: oneKey(c.kind, c.key),
  title: c.title,
  inquiry_id: c.inquiryId,
  created_by: keyOf(c.createdBy),
  created_at: c.createdAt,
  last_seq: c.lastSeq,
  head: c.head,
  last_at: c.lastAt,
  last_speech: c.lastSpeech,
  closed_at: c.closedAt,
});
export interface StoredConversation {
  id: string;
  kind: ConversationRecord['kind'];
  one_key: string | null;
  title: string | null;
  inquiry_id: string | null;
  created_by: string;
  created_at: unknown;
  last_seq: number;
  head: number;
  last_at: unknown;
  last_speech: number;
  closed_at: unknown;
}
export const fromConversationRow = (r: StoredConversation): ConversationRecord => ({
  id: r.id,
  kind: r.kind,
  key: r.one_key?.slice(r.kind.length + 1) ?? null,
  title: r.title,
  inquiryId: r.inquiry_id,
  createdBy: participantOf(r.created_by),
  createdAt: instant(r.created_at),
  lastSeq: r.last_seq,
  head: r.head,
  lastAt: instant(r.last_at),
  lastSpeech: r.last_speech,
  closedAt: instantOrNull(r.closed_at),
});

export const toMemberRow = (m: MemberRecord): SqlRow => ({
  conversation_id: m.conversationId,
  who: keyOf(m.who),
  role: m.role,
  joined_at: m.joinedAt,
  left_at: m.leftAt,
  delivered_seq: m.deliveredSeq,
  read_seq: m.readSeq,
  read_at: m.readAt,
  muted: m.muted,
});
export interface StoredMember {
  conversation_id: string;
  who: string;
  role: MemberRecord['role'];
  joined_at: unknown;
  left_at: unknown;
  delivered_seq: number;
  read_seq: number;
  read_at: unknown;
  muted: number | boolean;
}
export const fromMemberRow = (r: StoredMember): MemberRecord => ({
  conversationId: r.conversation_id,
  who: participantOf(r.who),
  role: r.role,
  joinedAt: instant(r.joined_at),
  leftAt: instantOrNull(r.left_at),
  deliveredSeq: r.delivered_seq,
  readSeq: r.read_seq,
  readAt: instantOrNull(r.read_at),
  muted: Boolean(r.muted),
});

export const toMessageRow = (m: MessageRecord): SqlRow => ({
  id: m.id,
  conversation_id: m.conversationId,
  seq: m.seq,
  change: m.change,
  author: keyOf(m.author),
  client_id: m.clientId,
  at: m.at,
  text: m.text,
  fact: m.fact && JSON.stringify(m.fact),
  mentions: listText(m.mentions),
  reply_to: m.replyTo,
  urgent: m.urgent,
  files: listText(m.files),
  reactions: Object.keys(m.reactions).length ? JSON.stringify(m.reactions) : null,
  buttons: listText(m.buttons),
  buttons_until: m.buttonsUntil,
  speech_key: m.speechKey,
  pinned_at: m.pinnedAt,
  edited_at: m.editedAt,
  deleted_at: m.deletedAt,
  search_state: 0,
});
export interface StoredMessage extends Record<string, unknown> {
  id: string;
  conversation_id: string;
  seq: number;
  change: number;
  author: string;
  text: string;
}
export const fromMessageRow = (r: StoredMessage): MessageRecord => ({
  id: r.id,
  conversationId: r.conversation_id,
  seq: r.seq,
  change: r.change,
  author: participantOf(r.author),
  clientId: textOrNull(r.client_id),
  at: instant(r.at),
  text: r.text,
  fact: typeof r.fact === 'string' ? (JSON.parse(r.fact) as MessageRecord['fact']) : null,
  mentions: listOf(r.mentions),
  replyTo: textOrNull(r.reply_to),
  urgent: Boolean(r.urgent),
  files: listOf(r.files),
  reactions: typeof r.reactions === 'string' ? (JSON.parse(r.reactions) as MessageRecord['reactions']) : {},
  buttons: listOf(r.buttons),
  buttonsUntil: instantOrNull(r.buttons_until),
  speechKey: textOrNull(r.speech_key),
  pinnedAt: instantOrNull(r.pinned_at),
  editedAt: instantOrNull(r.edited_at),
  deletedAt: instantOrNull(r.deleted_at),
});
export const toRevisionRow = (id: string, r: Revision): SqlRow => ({
  ...{ id, message_id: r.messageId, at: r.at, by_who: keyOf(r.by), what: r.what, text: r.text },
});
