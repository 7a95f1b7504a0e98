import { type SqlValue, instant } from '@prorab/platform/marks';
import type { LetterKind } from '../../domain/classification-rules.js';
import type { LetterDirection } from '../../domain/letter-record.js';

/** A line of a list of letters. */
export interface LetterBrief {
  id: string;
  threadId: string;
  mailbox: string;
  kind: LetterKind;
  direction: LetterDirection;
  from: { address: string; name: string } | null;
  customerAddress: string | null;
  subject: string;
  preview: string;
  date: string;
  receivedAt: string;
  authorId: string | null;
  awaiting: boolean;
  history: boolean;
  tooLarge: boolean;
  attachments: number;
  size: number;
  bounced: boolean;
}
export type LetterBriefRow = Record<string, SqlValue>;

export const BRIEF_COLUMNS = `l.id, l.thread_id, l.mailbox, l.kind, l.direction, l.from_address, l.from_name, l.customer_address, l.subject,
  l.preview, l.date, l.received_at, l.author_id, l.awaiting, l.history, l.too_large, l.attachment_count, l.size,
  exists (select 1 from mail_bounce b where b.original_letter_id = l.id) as bounced`;

export const letterBrief = (row: LetterBriefRow): LetterBrief => ({
  id: String(row.id),
  threadId: String(row.thread_id),
  mailbox: String(row.mailbox),
  kind: String(row.kind) as LetterKind,
  direction: String(row.direction) as LetterDirection,
  from: row.from_address === null ? null : { address: String(row.from_address), name: String(row.from_name) },
  customerAddress: row.customer_address === null ? null : String(row.customer_address),
  subject: String(row.subject),
  preview: String(row.preview),
  date: instant(row.date).toISOString(),
  receivedAt: instant(row.received_at).toISOString(),
  authorId: row.author_id === null ? null : String(row.author_id),
  awaiting: Boolean(row.awaiting),
  history: Boolean(row.history),
  tooLarge: Boolean(row.too_large),
  attachments: Number(row.attachment_count),
  size: Number(row.size),
  bounced: Boolean(row.bounced),
});
