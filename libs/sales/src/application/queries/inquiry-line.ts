import type { Channel } from '../../domain/channel.js';
import { type Attention, attentionOf } from '../../domain/inquiry/attention.js';
import type { InquiryStatus } from '../../domain/inquiry/inquiry-status.js';
import { iso, isoOrNull } from './sql-text.js';

/** One card of the board; what the feed tells of a change has the same names. */
export interface InquiryLine {
  inquiryId: string;
  number: number;
  status: InquiryStatus;
  channel: Channel;
  channels: Channel[];
  party: { id: string; name: string | null };
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  ownerId: string | null;
  contactCount: number;
  receivedAt: string;
  lastContactAt: string;
  respondBy: string | null;
  takeBy: string | null;
  statusSince: string;
  nextStep: { text: string; due: string } | null;
  escalated: boolean;
  /** The inquiry that it goes on in. */
  linkedTo: string | null;
  /** Why it is red; empty = it is not. */
  attention: Attention[];
  version: number;
}

/** Rows of `lineColumns`. */
export interface StoredLine {
  id: string;
  number: number;
  status: InquiryStatus;
  channel: Channel;
  channels: string;
  party_id: string;
  party_name: string | null;
  /** The first way to reach a party without a name. */
  party_points: string | null;
  subject: string;
  preview: string;
  branch_id: string | null;
  group_name: string | null;
  owner_id: string | null;
  contact_count: number;
  received_at: unknown;
  last_contact_at: unknown;
  respond_by: unknown;
  take_by: unknown;
  escalated_at: unknown;
  status_since: unknown;
  touched_at: unknown;
  next_step: string | null;
  next_step_due: unknown;
  linked_to: string | null;
  version: number;
}

export const lineColumns = `i.id, i.number, i.status, i.channel, i.channels, i.party_id, p.name as party_name,
  case when p.name is null then p.points end as party_points, i.subject, i.preview, i.branch_id, i.group_name, i.owner_id,
  i.contact_count, i.received_at, i.last_contact_at, i.respond_by, i.take_by, i.escalated_at, i.status_since, i.touched_at,
  i.next_step, i.next_step_due, i.linked_to, i.version`;

/** A party that never gave its name is called by its address or number. */
export const partyName = (name: string | null, points: string | null): string | null =>
  name ?? (points === null ? null : (readablePoint(JSON.parse(points) as { kind: string; value: string }[]) ?? null));
/** The id of a browser tells people nothing. */
const readablePoint = (points: readonly { kind: string; value: string }[]): string | undefined =>
  points.find(({ kind }) => kind !== 'visitor')?.value;

export function lineOf(r: StoredLine, now: string, untouchedSince: string | null): InquiryLine {
  const nextStep = r.next_step === null ? null : { text: r.next_step, due: iso(r.next_step_due) };
  const watched = {
    status: r.status,
    respondBy: isoOrNull(r.respond_by),
    takeBy: isoOrNull(r.take_by),
    touchedAt: iso(r.touched_at),
    nextStep,
  };
  return {
    inquiryId: r.id,
    number: r.number,
    status: r.status,
    channel: r.channel,
    channels: r.channels.split(' ') as Channel[],
    party: { id: r.party_id, name: partyName(r.party_name, r.party_points) },
    subject: r.subject,
    preview: r.preview,
    branchId: r.branch_id,
    group: r.group_name,
    ownerId: r.owner_id,
    contactCount: r.contact_count,
    receivedAt: iso(r.received_at),
    lastContactAt: iso(r.last_contact_at),
    respondBy: watched.respondBy,
    takeBy: watched.takeBy,
    statusSince: iso(r.status_since),
    nextStep,
    escalated: r.escalated_at !== null,
    linkedTo: r.linked_to,
    attention: attentionOf<string>(watched, now, untouchedSince),
    version: r.version,
  };
}
