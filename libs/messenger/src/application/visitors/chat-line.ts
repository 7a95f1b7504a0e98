import type { ChatRecord } from '../../domain/visitors/chat.js';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What desks are told when a chat is new or has changed. */
export const queueLine = (c: ChatRecord) => ({
  ...{ chatId: c.id, conversationId: c.conversationId, visitorId: c.visitorId, site: c.site, state: c.state },
  ...{ agentId: c.agentId, department: c.department, inquiryId: c.inquiryId, ladderStage: c.ladderStage },
  ...{ waitingSince: iso(c.waitingSince), unansweredSince: iso(c.unansweredSince), closedAt: iso(c.closedAt) },
});
