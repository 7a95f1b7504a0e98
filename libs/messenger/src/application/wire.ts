import type { ConversationRecord } from '../domain/conversation.js';
import type { ShownFile } from '../domain/files/shown-file.js';
import type { MessageRecord } from '../domain/message.js';
import { type ParticipantKey, keyOf } from '../domain/participant.js';

/** A message as every client gets it, over HTTP and over the socket. */
export interface MessageView {
  id: string;
  conversationId: string;
  seq: number;
  change: number;
  author: ParticipantKey;
  clientId: string | null;
  at: string;
  text: string;
  fact: { code: string; params: Readonly<Record<string, string | number | null>> } | null;
  mentions: readonly ParticipantKey[];
  replyTo: string | null;
  urgent: boolean;
  files: readonly ShownFile[];
  reactions: Readonly<Record<string, readonly ParticipantKey[]>>;
  buttons: readonly { id: string; label: string }[];
  buttonsUntil: string | null;
  pinnedAt: string | null;
  editedAt: string | null;
  deletedAt: string | null;
}
export function messageView({ author, speechKey: _, ...m }: MessageRecord): MessageView {
  return {
    ...m,
    author: keyOf(author),
    at: m.at.toISOString(),
    buttonsUntil: m.buttonsUntil?.toISOString() ?? null,
    pinnedAt: m.pinnedAt?.toISOString() ?? null,
    editedAt: m.editedAt?.toISOString() ?? null,
    deletedAt: m.deletedAt?.toISOString() ?? null,
  };
}

/** What the members of a conversation are told when it is made or changes. */
export interface ConversationView {
  id: string;
  kind: ConversationRecord['kind'];
  title: string | null;
  inquiryId: string | null;
  lastSeq: number;
  head: number;
  lastAt: string;
  closedAt: string | null;
}
export const conversationView = (c: ConversationRecord): ConversationView => ({
  ...{ id: c.id, kind: c.kind, title: c.title, inquiryId: c.inquiryId, lastSeq: c.lastSeq, head: c.head },
  ...{ lastAt: c.lastAt.toISOString(), closedAt: c.closedAt?.toISOString() ?? null },
});
