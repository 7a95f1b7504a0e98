import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const json = () => p.text().columnType('mediumtext');
/** `employee:0190…` */
const who = () => p.string().length(60);

export const ConversationRow = defineEntity({
  name: 'MessengerConversationRow',
  tableName: 'messenger_conversation',
  indexes: [{ properties: ['inquiryId'] as never }, { properties: ['kind', 'lastAt', 'id'] as never }],
  properties: {
    id: id().primary(),
    kind: p.string().length(12),
    /** `kind key`, for kinds that have one of each key. */
    oneKey: p.string().length(120).nullable().unique(),
    title: p.string().length(200).nullable(),
    inquiryId: id().nullable(),
    createdBy: who(),
    createdAt: p.datetime(3),
    lastSeq: p.integer(),
    head: p.integer(),
    lastAt: p.datetime(3),
    /** Number of the newest message with a speech key, 0 for none: spares who writes a question about them. */
    lastSpeech: p.integer(),
    closedAt: p.datetime(3).nullable(),
  },
});

export const MemberRow = defineEntity({
  name: 'MessengerMemberRow',
  tableName: 'messenger_member',
  indexes: [{ properties: ['who', 'leftAt', 'conversationId'] as never }],
  properties: {
    conversationId: id().primary(),
    who: who().primary(),
    role: p.string().length(10),
    joinedAt: p.datetime(3),
    leftAt: p.datetime(3).nullable(),
    deliveredSeq: p.integer(),
    readSeq: p.integer(),
    readAt: p.datetime(3).nullable(),
    muted: p.boolean(),
  },
});

export const MessageRow = defineEntity({
  name: 'MessengerMessageRow',
  tableName: 'messenger_message',
  indexes: [
    { properties: ['conversationId', 'change'] as never },
    { properties: ['conversationId', 'pinnedAt'] as never },
    { properties: ['searchState', 'id'] as never },
    { properties: ['deletedAt'] as never },
  ],
  uniques: [{ properties: ['conversationId', 'seq'] as never }, { properties: ['author', 'clientId'] as never }],
  properties: {
    id: id().primary(),
    conversationId: id(),
    seq: p.integer(),
    change: p.integer(),
    author: who(),
    clientId: p.string().length(64).nullable(),
    at: p.datetime(3),
    text: json(),
    fact: json().nullable(),
    mentions: json().nullable(),
    replyTo: id().nullable(),
    urgent: p.boolean(),
    files: json().nullable(),
    reactions: json().nullable(),
    buttons: json().nullable(),
    buttonsUntil: p.datetime(3).nullable(),
    speechKey: p.string().length(200).nullable().unique(),
    pinnedAt: p.datetime(3).nullable(),
    editedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
    /** 0: its words are still to be put into the index of the search. */
    searchState: p.integer(),
  },
});

export const RevisionRow = defineEntity({
  name: 'MessengerRevisionRow',
  tableName: 'messenger_revision',
  indexes: [{ properties: ['messageId', 'at'] as never }],
  properties: {
    id: id().primary(),
    messageId: id(),
    at: p.datetime(3),
    byWho: who(),
    what: p.string().length(10),
    text: json(),
  },
});

/** The stems of a message, newest message last under each stem. */
export const WordRow = defineEntity({
  name: 'MessengerWordRow',
  tableName: 'messenger_word',
  indexes: [{ properties: ['messageId'] as never }],
  properties: { stem: p.string().length(64).primary(), messageId: id().primary() },
});

export const PresenceRow = defineEntity({
  name: 'MessengerPresenceRow',
  tableName: 'messenger_presence',
  properties: {
    employeeId: id().primary(),
    status: p.string().length(10),
    text: p.string().length(140).nullable(),
    lastSeenAt: p.datetime(3).nullable(),
  },
});

export const conversationRows = [ConversationRow, MemberRow, MessageRow, RevisionRow, WordRow, PresenceRow] as const;
