import { defineEntity, p } from '@mikro-orm/core';
import { address, at, folder, hash, id, json, mailbox, uid } from './columns.js';

export const LetterRow = defineEntity({
  name: 'MailLetterRow',
  tableName: 'mail_letter',
  indexes: [
    { properties: ['receivedAt', 'id'] as never },
    { properties: ['kind', 'receivedAt', 'id'] as never },
    { properties: ['awaiting', 'receivedAt', 'id'] as never },
    { properties: ['direction', 'receivedAt', 'id'] as never },
    { properties: ['threadId', 'id'] as never },
  ],
  properties: {
    id: id().primary(),
    /** SHA-256 of the identity: Message-IDs are longer than an index may be. */
    identityHash: hash().unique(),
    identity: p.string().length(1000),
    messageId: p.string().length(900).nullable(),
    fingerprint: hash(),
    threadId: id(),
    placedBecause: p.string().length(1200),
    kind: p.string().length(12),
    reasons: p.text(),
    direction: p.string().length(8),
    subject: p.string().length(1000),
    preview: p.string().length(500),
    date: at(),
    receivedAt: at(),
    storedAt: at(),
    mailbox: mailbox(),
    fromAddress: address().nullable(),
    fromName: p.string().length(200),
    customerAddress: address().nullable(),
    authorId: id().nullable(),
    history: p.boolean(),
    tooLarge: p.boolean(),
    awaiting: p.boolean(),
    answerId: id().nullable(),
    automaticAnswerAllowed: p.boolean(),
    rawHash: hash(),
    rawStart: p.integer().unsigned(),
    rawLength: p.integer().unsigned(),
    size: p.integer().unsigned(),
    attachmentCount: p.integer(),
    hasRemoteImages: p.boolean(),
    /** Lower case, ё as е: subject, people, files, the first words. What the list is searched by. */
    search: p.text(),
  },
});

/** The long parts, apart from the rows that lists read. */
export const ContentRow = defineEntity({
  name: 'MailContentRow',
  tableName: 'mail_content',
  properties: {
    letterId: id().primary(),
    text: json(),
    safeHtml: json().nullable(),
    /** Kind on arrival, recipients, headers, references, forwarded letters, form, invites, bounce, warnings. */
    facts: json(),
  },
});

export const AttachmentRow = defineEntity({
  name: 'MailAttachmentRow',
  tableName: 'mail_attachment',
  properties: {
    letterId: id().primary(),
    n: p.integer().primary(),
    name: p.string().length(255),
    declaredType: p.string().length(255),
    detectedType: p.string().length(255).nullable(),
    size: p.integer().unsigned(),
    hash: hash().index(),
    contentId: p.string().length(1000).nullable(),
    inline: p.boolean(),
    origin: p.string().length(10),
  },
});

export const CorrespondentRow = defineEntity({
  name: 'MailCorrespondentRow',
  tableName: 'mail_correspondent',
  indexes: [{ properties: ['address', 'receivedAt', 'letterId'] as never }],
  properties: {
    letterId: id().primary(),
    /** One row per address, in its first role: from, customer, reply-to, forwarded, to, cc. */
    address: address().primary(),
    role: p.string().length(10),
    receivedAt: at(),
  },
});

export const ReceiptRow = defineEntity({
  name: 'MailReceiptRow',
  tableName: 'mail_receipt',
  indexes: [{ properties: ['letterId', 'mailbox'] as never }, { properties: ['mailbox', 'folder', 'day'] as never }],
  properties: {
    placeHash: hash().primary(),
    letterId: id(),
    mailbox: mailbox(),
    folder: folder(),
    uidValidity: p.string().length(40),
    uid: uid(),
    receivedAt: at(),
    /** UTC day of `receivedAt`, as mail servers count by. */
    day: p.character().length(10),
  },
});

/** A letter in the list of each mailbox it lies in. */
export const LetterMailboxRow = defineEntity({
  name: 'MailLetterMailboxRow',
  tableName: 'mail_letter_mailbox',
  indexes: [{ properties: ['mailbox', 'receivedAt', 'letterId'] as never }],
  properties: { letterId: id().primary(), mailbox: mailbox().primary(), receivedAt: at() },
});
