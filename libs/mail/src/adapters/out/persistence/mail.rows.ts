import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const hash = () => p.character().length(64);
const json = () => p.text().columnType('mediumtext');
const at = () => p.datetime(3);
const address = () => p.string().length(320);
const folder = () => p.string().length(500);
const mailbox = () => p.string().length(100);
/** UIDs and validities go up to 2^32-1. */
const uid = () => p.integer().unsigned();

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
    /** Recipients, headers, references, forwarded letters, form, invites, bounce, warnings. */
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

export const LeaseRow = defineEntity({
  name: 'MailLeaseRow',
  tableName: 'mail_lease',
  properties: { mailbox: mailbox().primary(), holder: p.string().length(200), heldUntil: at() },
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

export const mailRows = [
  ...[LetterRow, ContentRow, AttachmentRow, CorrespondentRow, ReceiptRow, LetterMailboxRow, ThreadRow, AwaitedRow],
  ...[BounceRow, AnswerRow, PoisonedRow, CursorRow, LeaseRow, DifferenceRow, UploadRow],
];
