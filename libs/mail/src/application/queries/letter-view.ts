import type { LetterRecord, Receipt } from '../../domain/letter-record.js';
import { splitReply } from '../../domain/text/split-reply.js';

export interface BounceView {
  letterId: string;
  recipient: string | null;
  status: string | null;
  diagnostic: string;
  severity: string;
  at: string;
}
export interface AttachmentView {
  n: number;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  hash: string;
}

export const attachmentViews = (attachments: LetterRecord['attachments']): AttachmentView[] =>
  attachments.map(({ name, declaredType, detectedType, size, inline, contentId, hash }, n) => ({
    ...{ n, name, size, inline, contentId, hash },
    type: detectedType ?? declaredType,
  }));

/** All that a person may want to know of a letter. */
export function letterView(letter: LetterRecord, receipts: readonly Receipt[], bounces: readonly BounceView[]) {
  const { ownText, quotedText, signature } = splitReply(letter.text);
  const { id, threadId, placedBecause, kind, reasons, direction, subject, preview, from, to, cc, replyTo } = letter;
  const { customer, authorId, answerId, history, tooLarge, awaiting, size, text, safeHtml, hasRemoteImages } = letter;
  return {
    ...{ id, threadId, placedBecause, kind, reasons, direction, subject, preview, from, to, cc, replyTo },
    ...{ authorId, answerId, history, tooLarge, awaiting, size, text, ownText, quotedText, signature },
    ...{ safeHtml, hasRemoteImages, warnings: letter.warnings, form: letter.form, invites: letter.invites },
    customer: customer && {
      address: customer.address,
      name: customer.name,
      via: customer.via,
      contacts: customer.contacts,
    },
    forwarded: letter.forwarded.map((f) => ({ ...f, date: f.date?.toISOString() ?? null })),
    mailbox: letter.mailbox,
    messageId: letter.messageId,
    date: letter.date.toISOString(),
    receivedAt: letter.receivedAt.toISOString(),
    storedAt: letter.storedAt.toISOString(),
    attachments: attachmentViews(letter.attachments),
    receipts: receipts.map((r) => ({ mailbox: r.mailbox, folder: r.folder, receivedAt: r.receivedAt.toISOString() })),
    bounces,
  };
}
export type LetterView = ReturnType<typeof letterView>;
