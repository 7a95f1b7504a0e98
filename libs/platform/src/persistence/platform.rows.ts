import { defineEntity, p } from '@mikro-orm/core';

/** A fact as it was told, kept for replay and for the curious. */
export const EventRow = defineEntity({
  name: 'EventRow',
  tableName: 'platform_event',
  properties: {
    id: p.character().length(36).primary(),
    name: p.string().length(120),
    payload: p.text().columnType('mediumtext'),
    actor: p.string().length(120),
    recordedAt: p.datetime(3).index(),
  },
});

/** Durable work: a delivery of an event to one subscriber, or a job. The done ones are the inbox. */
export const TaskRow = defineEntity({
  name: 'TaskRow',
  tableName: 'platform_task',
  indexes: [{ properties: ['state', 'availableAt'] as never }, { properties: ['state', 'finishedAt'] as never }],
  uniques: [{ properties: ['handler', 'taskKey'] as never }],
  properties: {
    id: p.character().length(36).primary(),
    handler: p.string().length(120),
    taskKey: p.string().length(190),
    eventId: p.character().length(36).nullable(),
    payload: p.text().columnType('mediumtext'),
    /** waiting | done | quarantined */
    state: p.string().length(12),
    attempts: p.integer(),
    dueAt: p.datetime(3),
    /** Nobody may take it before: the due instant, the end of a pause after a failure, or the end of somebody's lease. */
    availableAt: p.datetime(3),
    claim: p.character().length(36).nullable(),
    lastError: p.text().nullable(),
    createdAt: p.datetime(3),
    finishedAt: p.datetime(3).nullable(),
  },
});

export const ScheduleRow = defineEntity({
  name: 'ScheduleRow',
  tableName: 'platform_schedule',
  properties: {
    name: p.string().length(120).primary(),
    rule: p.string().length(120),
    nextAt: p.datetime(3),
    lastAt: p.datetime(3).nullable(),
  },
});

export const FeedHeadRow = defineEntity({
  name: 'FeedHeadRow',
  tableName: 'platform_feed_head',
  properties: { stream: p.string().length(60).primary(), seq: p.integer() },
});

export const FeedRow = defineEntity({
  name: 'FeedRow',
  tableName: 'platform_feed',
  properties: {
    stream: p.string().length(60).primary(),
    seq: p.integer().primary(),
    kind: p.string().length(60),
    subject: p.string().length(80),
    payload: p.text().columnType('mediumtext'),
    at: p.datetime(3).index(),
  },
});

export const LockRow = defineEntity({
  name: 'LockRow',
  tableName: 'platform_lock',
  properties: { name: p.string().length(190).primary(), heldAt: p.datetime(3) },
});

export const LeaseRow = defineEntity({
  name: 'LeaseRow',
  tableName: 'platform_lease',
  properties: { name: p.string().length(190).primary(), holder: p.string().length(200), heldUntil: p.datetime(3) },
});

export const AuditRow = defineEntity({
  name: 'AuditRow',
  tableName: 'platform_audit',
  properties: {
    id: p.character().length(36).primary(),
    at: p.datetime(3).index(),
    actor: p.string().length(120).index(),
    action: p.string().length(120),
    subject: p.string().length(190).index(),
    before: p.text().columnType('mediumtext').nullable(),
    after: p.text().columnType('mediumtext').nullable(),
  },
});

export const IdempotencyRow = defineEntity({
  name: 'IdempotencyRow',
  tableName: 'platform_idempotency',
  properties: {
    /** SHA-256 of actor, route and the client's key. */
    id: p.character().length(64).primary(),
    requestHash: p.character().length(64),
    status: p.integer().nullable(),
    body: p.text().columnType('mediumtext').nullable(),
    createdAt: p.datetime(3).index(),
  },
});

export const platformRows = [
  EventRow,
  TaskRow,
  ScheduleRow,
  FeedHeadRow,
  FeedRow,
  LockRow,
  LeaseRow,
  AuditRow,
  IdempotencyRow,
];
