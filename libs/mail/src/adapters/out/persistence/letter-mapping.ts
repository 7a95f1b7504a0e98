import type { SqlRow } from '@prorab/platform';
import { instant, type SqlValue } from '@prorab/platform/marks';
import type { LetterKind } from '../../../domain/classification-rules.js';
import type { MailAddress } from '../../../domain/letter-facts.js';
import type { KeptAttachment, LetterDirection, LetterRecord } from '../../../domain/letter-record.js';
import { searchText } from '../../../domain/search-text.js';
import { parsed, sha256 } from './sql.js';

type Facts = Pick<
  LetterRecord,
  | 'arrivedAs'
  | 'to'
  | 'cc'
  | 'replyTo'
  | 'customer'
  | 'headers'
  | 'inReplyTo'
  | 'references'
  | 'forwarded'
  | 'form'
  | 'invites'
  | 'bounce'
  | 'warnings'
>;
export type StoredLetter = Record<string, SqlValue>;
export const LETTER_COLUMNS =
  'l.id, l.identity, l.message_id, l.fingerprint, l.thread_id, l.placed_because, l.kind, l.reasons, l.direction, l.subject, l.preview, l.date, l.received_at, l.stored_at, l.mailbox, l.from_address, l.from_name, l.author_id, l.history, l.too_large, l.awaiting, l.answer_id, l.automatic_answer_allowed, l.raw_hash, l.raw_start, l.raw_length, l.size, l.has_remote_images, c.text, c.safe_html, c.facts';

export const letterRow = (l: LetterRecord): SqlRow => ({
  id: l.id,
  identity_hash: sha256(l.identity),
  identity: l.identity,
  message_id: l.messageId,
  fingerprint: l.fingerprint,
  thread_id: l.threadId,
  placed_because: l.placedBecause.slice(0, 1200),
  kind: l.kind,
  reasons: JSON.stringify(l.reasons),
  direction: l.direction,
  subject: l.subject,
  preview: l.preview,
  date: l.date,
  received_at: l.receivedAt,
  stored_at: l.storedAt,
  mailbox: l.mailbox,
  from_address: l.from?.address.slice(0, 320) ?? null,
  from_name: (l.from?.name ?? '').slice(0, 200),
  customer_address: l.customer?.address?.slice(0, 320) ?? null,
  author_id: l.authorId,
  history: l.history,
  too_large: l.tooLarge,
  awaiting: l.awaiting,
  answer_id: l.answerId,
  automatic_answer_allowed: l.automaticAnswerAllowed,
  raw_hash: l.rawHash,
  raw_start: l.rawStart,
  raw_length: l.rawLength,
  size: l.size,
  attachment_count: l.attachments.filter((a) => !a.inline).length,
  has_remote_images: l.hasRemoteImages,
  search: searchOf(l),
});

export const contentRow = (l: LetterRecord): SqlRow => {
  const { arrivedAs, to, cc, replyTo, customer, headers, inReplyTo, references, forwarded } = l;
  const { form, invites, bounce, warnings } = l;
  const facts: Facts = {
    arrivedAs,
    to,
    cc,
    replyTo,
    customer,
    headers,
    inReplyTo,
    references,
    forwarded,
    form,
    invites,
    bounce,
    warnings,
  };
  return { letter_id: l.id, text: l.text, safe_html: l.safeHtml, facts: JSON.stringify(facts) };
};

export const attachmentRows = (l: LetterRecord): SqlRow[] =>
  l.attachments.map((a, n) => ({
    letter_id: l.id,
    n,
    name: a.name.slice(0, 255),
    declared_type: a.declaredType.slice(0, 255),
    detected_type: a.detectedType,
    size: a.size,
    hash: a.hash,
    content_id: a.contentId?.slice(0, 1000) ?? null,
    inline: a.inline,
    origin: a.origin,
  }));

const MAX_CORRESPONDENTS = 100;
export function correspondentRows(l: LetterRecord): SqlRow[] {
  const roles: [string, readonly (MailAddress | null)[]][] = [
    ['from', [l.from]],
    ['customer', l.customer?.address ? [{ address: l.customer.address, name: '' }] : []],
    ['reply-to', l.replyTo],
    ['forwarded', l.forwarded.map(({ from }) => from)],
    ['to', l.to],
    ['cc', l.cc],
  ];
  const rows = new Map<string, SqlRow>();
  for (const [role, people] of roles)
    for (const person of people) {
      const address = person?.address.slice(0, 320);
      if (address && !rows.has(address) && rows.size < MAX_CORRESPONDENTS)
        rows.set(address, { letter_id: l.id, address, role, received_at: l.receivedAt });
    }
  return [...rows.values()];
}

export function letterOf(row: StoredLetter, attachments: readonly StoredLetter[]): LetterRecord {
  const facts = parsed<Facts>(row.facts);
  const text = (key: string): string => String(row[key] ?? '');
  const orNull = (key: string): string | null => (row[key] === null ? null : String(row[key]));
  return {
    ...facts,
    // A letter that was stored before this was kept.
    arrivedAs: facts.arrivedAs ?? (text('kind') as LetterKind),
    forwarded: facts.forwarded.map((f) => ({ ...f, date: f.date ? new Date(f.date) : null })),
    id: text('id'),
    identity: text('identity'),
    messageId: orNull('message_id'),
    fingerprint: text('fingerprint'),
    threadId: text('thread_id'),
    placedBecause: text('placed_because'),
    kind: text('kind') as LetterKind,
    reasons: parsed(row.reasons),
    direction: text('direction') as LetterDirection,
    subject: text('subject'),
    preview: text('preview'),
    date: instant(row.date),
    receivedAt: instant(row.received_at),
    storedAt: instant(row.stored_at),
    mailbox: text('mailbox'),
    from: row.from_address === null ? null : { address: text('from_address'), name: text('from_name') },
    authorId: orNull('author_id'),
    history: Boolean(row.history),
    tooLarge: Boolean(row.too_large),
    awaiting: Boolean(row.awaiting),
    answerId: orNull('answer_id'),
    automaticAnswerAllowed: Boolean(row.automatic_answer_allowed),
    rawHash: text('raw_hash'),
    rawStart: Number(row.raw_start),
    rawLength: Number(row.raw_length),
    size: Number(row.size),
    hasRemoteImages: Boolean(row.has_remote_images),
    text: text('text'),
    safeHtml: orNull('safe_html'),
    attachments: attachments.map(attachmentOf),
  };
}

export const attachmentOf = (row: StoredLetter): KeptAttachment => ({
  name: String(row.name),
  declaredType: String(row.declared_type),
  detectedType: row.detected_type === null ? null : String(row.detected_type),
  size: Number(row.size),
  hash: String(row.hash),
  contentId: row.content_id === null ? null : String(row.content_id),
  inline: Boolean(row.inline),
  origin: String(row.origin) as KeptAttachment['origin'],
});

/** Bounded, so that a search over all letters reads little. */
const searchOf = (l: LetterRecord): string =>
  searchText(
    [
      l.subject,
      l.from?.name,
      l.from?.address,
      l.customer?.name,
      l.customer?.address,
      ...l.to.slice(0, 3).map(({ address }) => address),
      ...l.attachments
        .filter((a) => !a.inline)
        .slice(0, 5)
        .map(({ name }) => name),
      l.text.slice(0, 700),
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 1_500),
  );
