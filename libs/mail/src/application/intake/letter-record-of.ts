import { newId } from '@prorab/kernel';
import { type Judgement, wantsAnswer } from '../../domain/judge-letter.js';
import type { LetterRecord, Receipt } from '../../domain/letter-record.js';
import type { Placed } from './place-letter.js';
import type { PreparedLetter } from './letter-preparation.js';

export interface RecordContext {
  readonly identity: string;
  readonly judgement: Judgement;
  readonly placed: Placed;
  readonly authorId: string | null;
  readonly answerId: string | null;
  readonly storedAt: Date;
}

/** Puts together what is kept of a letter. */
export function letterRecordOf(
  { collected, parsed, raw, attachments }: PreparedLetter,
  { identity, judgement, placed, authorId, answerId, storedAt }: RecordContext,
): LetterRecord {
  const { classified, direction, customer } = judgement;
  return {
    id: newId(),
    identity,
    messageId: parsed.messageId,
    fingerprint: parsed.fingerprint,
    threadId: placed.thread.id,
    placedBecause: placed.because,
    kind: classified.kind,
    arrivedAs: classified.kind,
    reasons: classified.reasons,
    direction,
    subject: parsed.subject.slice(0, 1000).toWellFormed(),
    preview: parsed.preview.slice(0, 500).toWellFormed(),
    date: parsed.date,
    receivedAt: collected.receivedAt,
    storedAt,
    mailbox: collected.mailbox,
    from: parsed.from[0] ?? null,
    to: parsed.to,
    cc: parsed.cc,
    replyTo: parsed.replyTo,
    customer,
    authorId,
    history: collected.history,
    tooLarge: collected.tooLarge || parsed.warnings.includes('too-large'),
    awaiting: !collected.history && wantsAnswer(direction, classified.kind),
    answerId,
    automaticAnswerAllowed: classified.automaticAnswerAllowed,
    rawHash: raw.hash,
    rawStart: raw.start,
    rawLength: raw.length,
    size: collected.size,
    text: parsed.text,
    safeHtml: parsed.safeHtml,
    hasRemoteImages: parsed.hasRemoteImages,
    headers: parsed.headers,
    inReplyTo: parsed.inReplyTo,
    references: parsed.references,
    forwarded: parsed.forwarded,
    form: classified.form,
    invites: parsed.invites,
    bounce: parsed.bounce,
    warnings: parsed.warnings,
    attachments,
  };
}

export function receiptOf({ mailbox, origin, receivedAt }: PreparedLetter['collected'], letterId: string): Receipt {
  if (origin.via === 'imap') {
    const { folder, uidValidity, uid } = origin;
    return { letterId, mailbox, folder, uidValidity, uid, receivedAt };
  }
  // Our own listener numbers nothing: one receipt of a letter per mailbox.
  return { letterId, mailbox, folder: 'smtp', uidValidity: letterId, uid: 0, receivedAt };
}
