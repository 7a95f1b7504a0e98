import { defineEntity, p } from '@mikro-orm/core';
import { address, at, hash, id, json, mailbox } from './columns.js';

export const ThreadRow = defineEntity({
  name: 'MailThreadRow',
  tableName: 'mail_thread',
  properties: {
    id: id().primary(),
    subject: p.string().length(1000),
    mailbox: mailbox(),
    customerAddress: address().nullable(),
    customerName: p.string().length(200),
    participants: json(),
    relatedThreadId: id().nullable().index(),
    openedAt: at(),
    lastAt: at(),
    lastCustomerLetterId: id().nullable(),
    lastCustomerAt: at().nullable(),
    lastAnswerAt: at().nullable(),
    lastStaffId: id().nullable(),
    letters: p.integer(),
    unattendedAutoAnswers: p.integer(),
  },
});

export const AwaitedRow = defineEntity({
  name: 'MailAwaitedRow',
  tableName: 'mail_awaited',
  properties: { messageHash: hash().primary(), messageId: p.string().length(1000), threadId: id() },
});

export const BounceRow = defineEntity({
  name: 'MailBounceRow',
  tableName: 'mail_bounce',
  properties: {
    letterId: id().primary(),
    originalLetterId: id().nullable().index(),
    answerId: id().nullable().index(),
    threadId: id().index(),
    at: at(),
    recipient: address().nullable(),
    status: p.string().length(50).nullable(),
    diagnostic: p.text(),
    kind: p.string().length(4),
  },
});

export const AnswerRow = defineEntity({
  name: 'MailAnswerRow',
  tableName: 'mail_answer',
  indexes: [
    { properties: ['threadId', 'id'] as never },
    { properties: ['status', 'dueAt'] as never },
    { properties: ['automatic', 'toAddress', 'createdAt'] as never },
  ],
  properties: {
    id: id().primary(),
    threadId: id(),
    replyToLetterId: id().nullable(),
    mailbox: mailbox(),
    authorId: id().nullable(),
    automatic: p.boolean(),
    fromAddress: address(),
    fromName: p.string().length(300),
    /** The first recipient, for the limits of automatic answers. */
    toAddress: address().nullable(),
    to: json(),
    cc: json(),
    subject: p.string().length(1000),
    text: json(),
    html: json().nullable(),
    attachments: json(),
    messageHash: hash().unique(),
    messageId: p.string().length(900),
    rawHash: hash(),
    rawSize: p.integer().unsigned(),
    status: p.string().length(12),
    dueAt: at(),
    createdAt: at(),
    sendingSince: at().nullable(),
    sentAt: at().nullable(),
    attempts: p.integer(),
    response: p.text().nullable(),
    recipients: json(),
    filedAt: at().nullable(),
  },
});

export const UploadRow = defineEntity({
  name: 'MailUploadRow',
  tableName: 'mail_upload',
  properties: {
    hash: hash().primary(),
    name: p.string().length(255),
    type: p.string().length(255),
    size: p.integer().unsigned(),
    uploadedBy: id().nullable(),
    uploadedAt: at().index(),
  },
});
