import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { ChatRecord } from '../../../domain/visitors/chat.js';
import type { PartnerRecord } from '../../../domain/visitors/partner.js';
import type { VisitorRecord } from '../../../domain/visitors/visitor.js';

/** A row as the engines return it; what each column is, is known by name only. */
export type Stored = Record<string, unknown>;

const text = (value: unknown): string => String(value);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const toVisitorRow = (v: VisitorRecord): SqlRow => ({
  ...{ id: v.id, site: v.site, identity_id: v.identityId, name: v.name, email: v.email, phone: v.phone, city: v.city },
  source: v.source && JSON.stringify(v.source),
  ...{ created_at: v.createdAt, last_seen_at: v.lastSeenAt, invited_at: v.invitedAt, merged_into: v.mergedInto },
});
export const fromVisitorRow = (r: Stored): VisitorRecord => ({
  id: text(r.id),
  site: text(r.site),
  identityId: textOrNull(r.identity_id),
  name: textOrNull(r.name),
  email: textOrNull(r.email),
  phone: textOrNull(r.phone),
  city: textOrNull(r.city),
  source: typeof r.source === 'string' ? (JSON.parse(r.source) as VisitorRecord['source']) : null,
  createdAt: instant(r.created_at),
  lastSeenAt: instant(r.last_seen_at),
  invitedAt: instantOrNull(r.invited_at),
  mergedInto: textOrNull(r.merged_into),
});

export const toChatRow = (c: ChatRecord): SqlRow => ({
  ...{ id: c.id, conversation_id: c.conversationId, visitor_id: c.visitorId, site: c.site, state: c.state },
  ...{ agent_id: c.agentId, department: c.department, inquiry_id: c.inquiryId, party_id: c.partyId },
  ...{ opened_at: c.openedAt, waiting_since: c.waitingSince, assigned_at: c.assignedAt },
  ...{ first_answered_at: c.firstAnsweredAt, unanswered_since: c.unansweredSince },
  ...{ last_visitor_at: c.lastVisitorAt, last_agent_at: c.lastAgentAt },
  ...{ ladder_stage: c.ladderStage, ladder_due: c.ladderDue, agent_gone_since: c.agentGoneSince },
  ...{ returned_by: c.returnedBy, note: c.note },
  ...{ closed_at: c.closedAt, closed_by: c.closedBy, close_reason: c.closeReason },
});
export const fromChatRow = (r: Stored): ChatRecord => ({
  id: text(r.id),
  conversationId: text(r.conversation_id),
  visitorId: text(r.visitor_id),
  site: text(r.site),
  state: text(r.state) as ChatRecord['state'],
  agentId: textOrNull(r.agent_id),
  department: textOrNull(r.department),
  inquiryId: textOrNull(r.inquiry_id),
  partyId: textOrNull(r.party_id),
  openedAt: instant(r.opened_at),
  waitingSince: instantOrNull(r.waiting_since),
  assignedAt: instantOrNull(r.assigned_at),
  firstAnsweredAt: instantOrNull(r.first_answered_at),
  unansweredSince: instantOrNull(r.unanswered_since),
  lastVisitorAt: instant(r.last_visitor_at),
  lastAgentAt: instantOrNull(r.last_agent_at),
  ladderStage: Number(r.ladder_stage) as ChatRecord['ladderStage'],
  ladderDue: instantOrNull(r.ladder_due),
  agentGoneSince: instantOrNull(r.agent_gone_since),
  returnedBy: textOrNull(r.returned_by),
  note: textOrNull(r.note),
  closedAt: instantOrNull(r.closed_at),
  closedBy: textOrNull(r.closed_by),
  closeReason: textOrNull(r.close_reason) as ChatRecord['closeReason'],
});

export const toPartnerRow = (p: PartnerRecord): SqlRow => ({
  ...{ id: p.id, name: p.name, company: p.company, token_hash: p.tokenHash, token_until: p.tokenUntil },
  ...{ created_by: p.createdBy, created_at: p.createdAt, last_seen_at: p.lastSeenAt },
});
export const fromPartnerRow = (r: Stored): PartnerRecord => ({
  id: text(r.id),
  name: text(r.name),
  company: textOrNull(r.company),
  tokenHash: textOrNull(r.token_hash),
  tokenUntil: instantOrNull(r.token_until),
  createdBy: text(r.created_by),
  createdAt: instant(r.created_at),
  lastSeenAt: instantOrNull(r.last_seen_at),
});
