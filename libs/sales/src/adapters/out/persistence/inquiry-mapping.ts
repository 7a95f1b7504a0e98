import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { HistoryEntry, InquiryLink, InquiryRecord } from '../../../domain/inquiry/inquiry-record.js';

export const searchable = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

export const toInquiryRow = (r: InquiryRecord): SqlRow => ({
  id: r.id,
  number: r.number,
  status: r.status,
  channel: r.channel,
  channels: r.channels.join(' '),
  party_id: r.partyId,
  subject: r.subject,
  preview: r.preview,
  search: searchable(`${r.number} ${r.subject}`),
  branch_id: r.branchId,
  group_name: r.group,
  pipeline: r.pipeline,
  owner_id: r.ownerId,
  last_owner_id: r.lastOwnerId,
  passed_by: JSON.stringify(r.passedBy),
  waits_because: r.waitsBecause,
  continues_id: r.continues,
  threads: JSON.stringify(r.threads),
  contact_count: r.contactCount,
  received_at: r.receivedAt,
  last_contact_at: r.lastContactAt,
  respond_by: r.respondBy,
  first_answered_at: r.firstAnsweredAt,
  take_by: r.takeBy,
  escalated_at: r.escalatedAt,
  assigned_at: r.assignedAt,
  status_since: r.statusSince,
  touched_at: r.touchedAt,
  closed_at: r.closedAt,
  loss_reason: r.lossReason,
  loss_note: r.lossNote,
  linked_to: r.link?.to ?? null,
  link: r.link ? JSON.stringify(r.link) : null,
  next_step: r.nextStep?.text ?? null,
  next_step_due: r.nextStep?.due ?? null,
  spent: JSON.stringify(r.spent),
  version: r.version,
});

export function fromInquiryRow(row: object): InquiryRecord {
  const r = row as Record<string, string> & { number: number; contact_count: number; version: number };
  const text = (key: string): string | null => r[key] ?? null;
  const must = (key: string): string => r[key] ?? '';
  return {
    id: must('id'),
    number: r.number,
    status: must('status') as InquiryRecord['status'],
    channel: must('channel') as InquiryRecord['channel'],
    channels: must('channels').split(' ') as InquiryRecord['channels'][number][],
    partyId: must('party_id'),
    subject: must('subject'),
    preview: must('preview'),
    branchId: text('branch_id'),
    group: text('group_name'),
    pipeline: text('pipeline'),
    ownerId: text('owner_id'),
    lastOwnerId: text('last_owner_id'),
    passedBy: JSON.parse(must('passed_by')) as string[],
    waitsBecause: text('waits_because'),
    continues: text('continues_id'),
    threads: JSON.parse(must('threads')) as string[],
    contactCount: r.contact_count,
    receivedAt: instant(r.received_at),
    lastContactAt: instant(r.last_contact_at),
    respondBy: instantOrNull(r.respond_by),
    firstAnsweredAt: instantOrNull(r.first_answered_at),
    takeBy: instantOrNull(r.take_by),
    escalatedAt: instantOrNull(r.escalated_at),
    assignedAt: instantOrNull(r.assigned_at),
    statusSince: instant(r.status_since),
    touchedAt: instant(r.touched_at),
    closedAt: instantOrNull(r.closed_at),
    lossReason: text('loss_reason'),
    lossNote: text('loss_note'),
    link: linkOf(text('link')),
    nextStep: r.next_step == null ? null : { text: r.next_step, due: instant(r.next_step_due) },
    spent: JSON.parse(must('spent')) as InquiryRecord['spent'],
    version: r.version,
  };
}

const linkOf = (stored: string | null): InquiryLink | null => {
  if (stored === null) return null;
  const link = JSON.parse(stored) as Omit<InquiryLink, 'respondBy'> & { respondBy: string | null };
  return { ...link, respondBy: link.respondBy === null ? null : new Date(link.respondBy) };
};

export const toHistoryRow = (h: HistoryEntry): SqlRow => ({
  id: h.id,
  inquiry_id: h.inquiryId,
  at: h.at,
  by_id: h.by,
  kind: h.kind,
  from_status: h.from,
  to_status: h.to,
  owner_id: h.ownerId,
  spent_ms: h.spent?.ms ?? null,
  spent_working_minutes: h.spent?.workingMinutes ?? null,
  because: JSON.stringify(h.because),
  note: h.note,
});

export interface StoredHistory {
  id: string;
  inquiry_id: string;
  at: unknown;
  by_id: string | null;
  kind: HistoryEntry['kind'];
  from_status: HistoryEntry['from'];
  to_status: HistoryEntry['to'];
  owner_id: string | null;
  spent_ms: number | null;
  spent_working_minutes: number | null;
  because: string;
  note: string | null;
}
export const fromHistoryRow = (r: StoredHistory): HistoryEntry => ({
  id: r.id,
  inquiryId: r.inquiry_id,
  at: instant(r.at),
  by: r.by_id,
  kind: r.kind,
  from: r.from_status,
  to: r.to_status,
  ownerId: r.owner_id,
  spent: r.spent_ms === null ? null : { ms: r.spent_ms, workingMinutes: r.spent_working_minutes ?? 0 },
  because: JSON.parse(r.because) as HistoryEntry['because'],
  note: r.note,
});
