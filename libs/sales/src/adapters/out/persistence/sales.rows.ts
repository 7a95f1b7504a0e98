import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const json = () => p.text().columnType('mediumtext');

export const InquiryRow = defineEntity({
  name: 'SalesInquiryRow',
  tableName: 'sales_inquiry',
  indexes: [
    // The queue; the board by state.
    { properties: ['status', 'receivedAt', 'id'] as never },
    // The board by deadline, by owner, by party, by group; with the status before the order, so that a page is read off the index.
    { properties: ['status', 'respondBy', 'id'] as never },
    { properties: ['ownerId', 'status', 'receivedAt', 'id'] as never },
    { properties: ['partyId', 'status', 'receivedAt', 'id'] as never },
    { properties: ['groupName', 'status', 'receivedAt', 'id'] as never },
    // The loads, counted off the index alone.
    { properties: ['ownerId', 'status', 'channel'] as never },
    { properties: ['receivedAt', 'id'] as never },
    { properties: ['status', 'takeBy'] as never },
    { properties: ['escalatedAt', 'respondBy'] as never },
    // What a day or a week brought.
    { properties: ['firstAnsweredAt'] as never },
    { properties: ['status', 'closedAt'] as never },
  ],
  properties: {
    id: id().primary(),
    number: p.integer().unique(),
    status: p.string().length(12),
    channel: p.string().length(10),
    channels: p.string().length(100),
    partyId: id(),
    subject: p.string().length(1000),
    preview: p.string().length(500),
    /** Lower case, ё as е: number, subject; for the search of the board. */
    search: p.string().length(1100),
    branchId: id().nullable(),
    groupName: p.string().length(100).nullable(),
    pipeline: p.string().length(50).nullable(),
    ownerId: id().nullable(),
    lastOwnerId: id().nullable(),
    passedBy: json(),
    waitsBecause: p.string().length(500).nullable(),
    continuesId: id().nullable(),
    threads: json(),
    contactCount: p.integer(),
    receivedAt: p.datetime(3),
    lastContactAt: p.datetime(3),
    respondBy: p.datetime(3).nullable(),
    firstAnsweredAt: p.datetime(3).nullable(),
    takeBy: p.datetime(3).nullable(),
    escalatedAt: p.datetime(3).nullable(),
    assignedAt: p.datetime(3).nullable(),
    statusSince: p.datetime(3),
    touchedAt: p.datetime(3),
    closedAt: p.datetime(3).nullable(),
    lossReason: p.string().length(50).nullable(),
    lossNote: p.text().columnType('mediumtext').nullable(),
    linkedTo: id().nullable().index(),
    link: json().nullable(),
    nextStep: p.text().columnType('mediumtext').nullable(),
    nextStepDue: p.datetime(3).nullable(),
    spent: json(),
    version: p.integer(),
  },
});

export const InquiryThreadRow = defineEntity({
  name: 'SalesInquiryThreadRow',
  tableName: 'sales_inquiry_thread',
  properties: { threadKey: p.string().length(200).primary(), inquiryId: id().primary() },
});

export const InquiryHistoryRow = defineEntity({
  name: 'SalesInquiryHistoryRow',
  tableName: 'sales_inquiry_history',
  indexes: [{ properties: ['inquiryId', 'at', 'id'] as never }],
  properties: {
    id: id().primary(),
    inquiryId: id(),
    at: p.datetime(3),
    byId: id().nullable(),
    kind: p.string().length(20),
    fromStatus: p.string().length(12).nullable(),
    toStatus: p.string().length(12),
    ownerId: id().nullable(),
    spentMs: p.double().nullable(),
    spentWorkingMinutes: p.double().nullable(),
    because: json(),
    note: p.text().columnType('mediumtext').nullable(),
  },
});

export const PartyRow = defineEntity({
  name: 'SalesPartyRow',
  tableName: 'sales_party',
  indexes: [{ properties: ['nameKey', 'id'] as never }],
  properties: {
    id: id().primary(),
    kind: p.string().length(10),
    name: p.string().length(300).nullable(),
    nameKey: p.string().length(300),
    responsibleId: id().nullable().index(),
    branchId: id().nullable(),
    mergedInto: id().nullable(),
    /** All contact points with what is known of each; `sales_contact_point` is only their index. */
    points: json(),
    createdAt: p.datetime(3),
    version: p.integer(),
  },
});

/** Words of the name keys, for the duplicate search. */
export const PartyWordRow = defineEntity({
  name: 'SalesPartyWordRow',
  tableName: 'sales_party_word',
  properties: { word: p.string().length(100).primary(), partyId: id().primary().index() },
});

export const ContactPointRow = defineEntity({
  name: 'SalesContactPointRow',
  tableName: 'sales_contact_point',
  properties: {
    /** `kind:value`: a point has one holder. */
    pointKey: p.string().length(340).primary(),
    partyId: id().index(),
  },
});

export const PartyHistoryRow = defineEntity({
  name: 'SalesPartyHistoryRow',
  tableName: 'sales_party_history',
  indexes: [{ properties: ['partyId', 'at', 'id'] as never }],
  properties: {
    id: id().primary(),
    partyId: id(),
    at: p.datetime(3),
    byId: id().nullable(),
    kind: p.string().length(20),
    detail: json(),
  },
});

export const TimeLineRow = defineEntity({
  name: 'SalesTimeLineRow',
  tableName: 'sales_time_line',
  indexes: [{ properties: ['partyId', 'at'] as never }, { properties: ['inquiryId', 'at'] as never }],
  properties: {
    contactId: p.string().length(100).primary(),
    partyId: id(),
    inquiryId: id().nullable(),
    channel: p.string().length(10),
    direction: p.string().length(3),
    at: p.datetime(3),
    subject: p.string().length(1000),
    preview: p.string().length(500),
    threadKey: p.string().length(200).nullable(),
    employeeId: id().nullable(),
  },
});

/** By the contact alone: it may be told of before the contact is, and of one that never comes. */
export const ContactNoteRow = defineEntity({
  name: 'SalesContactNoteRow',
  tableName: 'sales_contact_note',
  properties: { contactId: p.string().length(100).primary(), text: p.text(), notedAt: p.datetime(3) },
});

export const DuplicateProposalRow = defineEntity({
  name: 'SalesDuplicateProposalRow',
  tableName: 'sales_duplicate_proposal',
  indexes: [{ properties: ['state', 'score'] as never }],
  uniques: [{ properties: ['firstId', 'secondId'] as never }],
  properties: {
    id: id().primary(),
    firstId: id(),
    secondId: id(),
    score: p.double(),
    reasons: json(),
    state: p.string().length(10),
    createdAt: p.datetime(3),
    decidedAt: p.datetime(3).nullable(),
    decidedBy: id().nullable(),
  },
});

export const PartyMergeRow = defineEntity({
  name: 'SalesPartyMergeRow',
  tableName: 'sales_party_merge',
  properties: {
    id: id().primary(),
    survivorId: id().index(),
    absorbedId: id().index(),
    at: p.datetime(3),
    undoneAt: p.datetime(3).nullable(),
    record: p.text().columnType('mediumtext'),
  },
});

export const PolicyRow = defineEntity({
  name: 'SalesPolicyRow',
  tableName: 'sales_policy',
  properties: { id: id().primary(), document: json(), keptAt: p.datetime(3), keptBy: id().nullable() },
});

export const CounterRow = defineEntity({
  name: 'SalesCounterRow',
  tableName: 'sales_counter',
  properties: { name: p.string().length(50).primary(), value: p.integer() },
});

export const LastGivenRow = defineEntity({
  name: 'SalesLastGivenRow',
  tableName: 'sales_last_given',
  properties: { employeeId: id().primary(), at: p.datetime(3) },
});

export const salesRows = [
  InquiryRow,
  InquiryThreadRow,
  InquiryHistoryRow,
  PartyRow,
  PartyWordRow,
  ContactPointRow,
  PartyHistoryRow,
  TimeLineRow,
  ContactNoteRow,
  DuplicateProposalRow,
  PartyMergeRow,
  PolicyRow,
  CounterRow,
  LastGivenRow,
];
