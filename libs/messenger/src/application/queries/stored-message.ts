import { instant, instantOrNull } from '@prorab/platform/marks';
import type { ParticipantKey } from '../../domain/participant.js';
import type { MessageView } from '../wire.js';

export interface StoredMessageView {
  id: string;
  conversation_id: string;
  seq: number;
  change: number;
  author: ParticipantKey;
  client_id: string | null;
  at: unknown;
  text: string;
  fact: string | null;
  mentions: string | null;
  reply_to: string | null;
  urgent: number | boolean;
  files: string | null;
  reactions: string | null;
  buttons: string | null;
  buttons_until: unknown;
  pinned_at: unknown;
  edited_at: unknown;
  deleted_at: unknown;
}
export const messageColumns = ['id', 'conversation_id', 'seq', '`change`', 'author', 'client_id', 'at', 'text', 'fact']
  .concat(['mentions', 'reply_to', 'urgent', 'files', 'reactions', 'buttons', 'buttons_until'])
  .concat(['pinned_at', 'edited_at', 'deleted_at'])
  .map((c) => `x.${c}`)
  .join(', ');

const isoOrNull = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;
const parsed = <T>(text: string | null, otherwise: T): T => (text === null ? otherwise : (JSON.parse(text) as T));

export const storedMessageView = (r: StoredMessageView): MessageView => ({
  id: r.id,
  conversationId: r.conversation_id,
  seq: r.seq,
  change: r.change,
  author: r.author,
  clientId: r.client_id,
  at: instant(r.at).toISOString(),
  text: r.text,
  fact: parsed(r.fact, null),
  mentions: parsed(r.mentions, []),
  replyTo: r.reply_to,
  urgent: Boolean(r.urgent),
  files: parsed(r.files, []),
  reactions: parsed(r.reactions, {}),
  buttons: parsed(r.buttons, []),
  buttonsUntil: isoOrNull(r.buttons_until),
  pinnedAt: isoOrNull(r.pinned_at),
  editedAt: isoOrNull(r.edited_at),
  deletedAt: isoOrNull(r.deleted_at),
});
