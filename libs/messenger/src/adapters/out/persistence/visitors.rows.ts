import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const hash = () => p.character().length(64);
const json = () => p.text().columnType('mediumtext');

export const VisitorRow = defineEntity({
  name: 'MessengerVisitorRow',
  tableName: 'messenger_visitor',
  indexes: [{ properties: ['lastSeenAt'] as never }, { properties: ['mergedInto'] as never }],
  uniques: [{ properties: ['site', 'identityId'] as never }],
  properties: {
    id: id().primary(),
    site: p.string().length(30),
    identityId: p.string().length(200).nullable(),
    name: p.string().length(300).nullable(),
    email: p.string().length(320).nullable(),
    phone: p.string().length(60).nullable(),
    city: p.string().length(100).nullable(),
    source: json().nullable(),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
    invitedAt: p.datetime(3).nullable(),
    mergedInto: id().nullable(),
  },
});

/** A browser holds one token; `replaces` is good until the browser has used this one. */
export const VisitorTokenRow = defineEntity({
  name: 'MessengerVisitorTokenRow',
  tableName: 'messenger_visitor_token',
  indexes: [{ properties: ['visitorId', 'at'] as never }],
  properties: { hash: hash().primary(), visitorId: id(), replaces: hash().nullable(), at: p.datetime(3) },
});

export const ChatRow = defineEntity({
  name: 'MessengerChatRow',
  tableName: 'messenger_chat',
  indexes: [
    { properties: ['conversationId', 'openedAt'] as never },
    { properties: ['state', 'waitingSince', 'id'] as never },
    { properties: ['agentId', 'state', 'openedAt'] as never },
    { properties: ['openedAt', 'id'] as never },
    { properties: ['visitorId'] as never },
    { properties: ['firstAnsweredAt'] as never },
    { properties: ['agentId', 'assignedAt'] as never },
  ],
  properties: {
    id: id().primary(),
    conversationId: id(),
    visitorId: id(),
    site: p.string().length(30),
    state: p.string().length(10),
    agentId: id().nullable(),
    department: p.string().length(40).nullable(),
    inquiryId: id().nullable(),
    partyId: id().nullable(),
    openedAt: p.datetime(3),
    waitingSince: p.datetime(3).nullable(),
    assignedAt: p.datetime(3).nullable(),
    firstAnsweredAt: p.datetime(3).nullable(),
    unansweredSince: p.datetime(3).nullable(),
    lastVisitorAt: p.datetime(3),
    lastAgentAt: p.datetime(3).nullable(),
    ladderStage: p.integer(),
    ladderDue: p.datetime(3).nullable(),
    agentGoneSince: p.datetime(3).nullable(),
    returnedBy: id().nullable(),
    note: json().nullable(),
    closedAt: p.datetime(3).nullable(),
    closedBy: id().nullable(),
    closeReason: p.string().length(30).nullable(),
  },
});

export const VisitRow = defineEntity({
  name: 'MessengerVisitRow',
  tableName: 'messenger_visit',
  indexes: [{ properties: ['visitorId', 'at', 'id'] as never }],
  properties: {
    id: id().primary(),
    visitorId: id(),
    url: p.string().length(500),
    title: p.string().length(200),
    at: p.datetime(3),
  },
});

export const PartnerRow = defineEntity({
  name: 'MessengerPartnerRow',
  tableName: 'messenger_partner',
  indexes: [{ properties: ['name', 'id'] as never }],
  properties: {
    id: id().primary(),
    name: p.string().length(200),
    company: p.string().length(200).nullable(),
    tokenHash: hash().nullable().unique(),
    tokenUntil: p.datetime(3).nullable(),
    createdBy: id(),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3).nullable(),
  },
});

export const visitorRows = [VisitorRow, VisitorTokenRow, ChatRow, VisitRow, PartnerRow] as const;
