import { Headers } from '@zone-eu/mailsplit';
import { bounceKind } from '../../../domain/bounce-text.js';
import type { BounceReport } from '../../../domain/letter-facts.js';
import { normaliseMessageId } from '../../../domain/message-id.js';
import { normaliseAddress } from '../../../domain/text/mailbox.js';
import { HeaderFields } from './header-fields.js';

/** A message/delivery-status part (RFC 3464): one block about the letter, then one per recipient. The worst news is told. */
export function deliveryStatus(part: Buffer, originalHeaders: HeaderFields | null): BounceReport | null {
  const blocks = part
    .toString('latin1')
    .split(/\r?\n[ \t]*\r?\n/)
    .filter((block) => block.trim() !== '')
    .slice(0, 200)
    .map((block) => new HeaderFields(new Headers(Buffer.from(block.trim(), 'latin1'))));
  const recipients = blocks.filter(
    (block) => block.raw('final-recipient') ?? block.raw('original-recipient') ?? block.raw('action'),
  );
  const reports = recipients.map((block): BounceReport => {
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(block.raw('status') ?? '')?.[0] ?? null;
    const diagnostic = block
      .text('diagnostic-code')
      .replace(/^(?:smtp|x-[\w-]+)\s*;\s*/i, '')
      .slice(0, 500);
    const recipient = (block.raw('original-recipient') ?? block.raw('final-recipient') ?? '')
      .replace(/^[^;]*;/, '')
      .trim();
    return {
      originalMessageId:
        normaliseMessageId(originalHeaders?.raw('message-id')) ??
        normaliseMessageId(blocks[0]?.raw('x-original-message-id')),
      recipient: recipient ? normaliseAddress(recipient.replace(/[<>]/g, '')) : null,
      status,
      diagnostic,
      kind: bounceKind(status, diagnostic, block.raw('action')),
    };
  });
  const rank = { hard: 0, soft: 1, none: 2 };
  return reports.sort((a, b) => rank[a.kind] - rank[b.kind])[0] ?? null;
}
