import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const text = () => p.text().columnType('mediumtext');

export const ReminderRow = defineEntity({
  name: 'AssistantReminderRow',
  tableName: 'assistant_reminder',
  uniques: [{ properties: ['owner', 'number'] as never }],
  indexes: [
    // What is due; the list of a person; the reminders of a subject; what waits for a return; what is over long since.
    { properties: ['fireAt', 'owner'] as never },
    { properties: ['owner', 'state', 'fireAt'] as never },
    { properties: ['aboutKey', 'rule', 'id'] as never },
    { properties: ['heldBecause', 'notBefore'] as never },
    { properties: ['state', 'changedAt'] as never },
  ],
  properties: {
    id: id().primary(),
    number: p.integer(),
    owner: p.string().length(100),
    createdBy: id().nullable(),
    rule: p.string().length(50),
    aboutKey: p.string().length(100).nullable(),
    about: text().nullable(),
    text: text(),
    zone: p.string().length(64),
    startsAt: p.datetime(3),
    repeatRule: p.string().length(300).nullable(),
    dueAt: p.datetime(3).nullable(),
    snoozedUntil: p.datetime(3).nullable(),
    notBefore: p.datetime(3).nullable(),
    heldBecause: p.string().length(10).nullable(),
    /** When the clock has to look at it: worked out of the dates above. */
    fireAt: p.datetime(3).nullable(),
    state: p.string().length(10),
    ignored: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
    endedBecause: p.string().length(50).nullable(),
    version: p.integer(),
  },
});

export const RemindingRow = defineEntity({
  name: 'AssistantRemindingRow',
  tableName: 'assistant_reminding',
  indexes: [
    // By message; by reminder; by subject; the limit of a day and the log of a person; the log of all; what the head has to hear of.
    { properties: ['speechKey'] as never },
    { properties: ['reminderId', 'createdAt'] as never },
    { properties: ['subject', 'answeredAt'] as never },
    { properties: ['recipientId', 'saidAt'] as never },
    { properties: ['recipientId', 'createdAt', 'id'] as never },
    { properties: ['createdAt', 'id'] as never },
    { properties: ['escalatedAt', 'answeredAt', 'escalateAt'] as never },
  ],
  properties: {
    id: id().primary(),
    naturalKey: p.string().length(300).unique(),
    reminderId: id().nullable(),
    rule: p.string().length(50),
    subject: p.string().length(150),
    number: p.integer().nullable(),
    text: text(),
    dueAt: p.datetime(3),
    owner: p.string().length(100),
    recipientId: id().nullable(),
    state: p.string().length(10),
    skippedBecause: p.string().length(10).nullable(),
    speechKey: p.string().length(100).nullable(),
    alone: p.integer(),
    saidText: text().nullable(),
    saidAt: p.datetime(3).nullable(),
    lateMs: p.double(),
    readAt: p.datetime(3).nullable(),
    answer: p.string().length(100).nullable(),
    answeredAt: p.datetime(3).nullable(),
    answeredBy: id().nullable(),
    outcome: p.string().length(200).nullable(),
    escalateAt: p.datetime(3).nullable(),
    escalatedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
});

export const remindersRows = [ReminderRow, RemindingRow] as const;
