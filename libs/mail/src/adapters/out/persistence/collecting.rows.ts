import { defineEntity, p } from '@mikro-orm/core';
import { at, folder, hash, id, mailbox, uid } from './columns.js';

export const PoisonedRow = defineEntity({
  name: 'MailPoisonedRow',
  tableName: 'mail_poisoned',
  indexes: [{ properties: ['status', 'id'] as never }, { properties: ['mailbox', 'folder', 'day'] as never }],
  properties: {
    id: id().primary(),
    placeHash: hash().unique(),
    mailbox: mailbox(),
    folder: folder(),
    role: p.string().length(10),
    uidValidity: p.string().length(40),
    uid: uid(),
    receivedAt: at(),
    day: p.character().length(10),
    size: p.integer().unsigned(),
    history: p.boolean(),
    tooLarge: p.boolean(),
    problem: p.string().length(30),
    reason: p.string().length(500),
    rawHash: hash(),
    excerpt: p.text(),
    status: p.string().length(10),
    putAsideAt: at(),
    settledAt: at().nullable(),
    attempts: p.integer(),
  },
});

export const CursorRow = defineEntity({
  name: 'MailCursorRow',
  tableName: 'mail_cursor',
  properties: {
    mailbox: mailbox().primary(),
    folder: folder().primary(),
    uidValidity: p.string().length(40),
    lastUid: uid(),
    highestModseq: p.string().length(40).nullable(),
    historyBefore: at(),
    backlogFrom: uid().nullable(),
    backlogTo: uid().nullable(),
    checkedAt: at(),
  },
});

export const DifferenceRow = defineEntity({
  name: 'MailDifferenceRow',
  tableName: 'mail_difference',
  properties: {
    mailbox: mailbox().primary(),
    folder: folder().primary(),
    day: p.character().length(10).primary(),
    onServer: p.integer(),
    stored: p.integer(),
    putAside: p.integer(),
    missing: p.integer(),
    checkedAt: at(),
  },
});
