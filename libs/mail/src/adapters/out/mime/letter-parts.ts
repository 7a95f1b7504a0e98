import { readFileSync } from 'node:fs';
import { Headers } from '@zone-eu/mailsplit';
import type { LetterWarning } from '../../../application/ports/letter-parser.port.js';
import type { BounceReport, CalendarInvite, ForwardedLetter } from '../../../domain/letter-facts.js';
import type { AttachmentShelf, Shelved } from './attachment-shelf.js';
import { BodyTexts } from './body-texts.js';
import { invitesIn } from './calendar.js';
import { decodeBytes } from './charset.js';
import { deliveryStatus } from './delivery-status.js';
import { HeaderFields } from './header-fields.js';
import type { PartHead } from './mime-walk.js';
import { MemorySink, NULL_SINK, type PartSink } from './part-sinks.js';
import type { ReadContext, ReadNested } from './reading.js';
import { makeSafe } from './safe-html.js';
import { textOfHtml } from './html-text.js';
import { withTnef } from './tnef.js';

const REPORT_PART = 256 * 1024;

/** Decides where each part of one letter goes, and makes sense of the special ones when all are in. */
export class LetterParts {
  readonly #texts: BodyTexts;
  #status: MemorySink | null = null;
  #returnedHeaders: MemorySink | null = null;
  readonly #later: { what: 'calendar' | 'tnef' | 'letter'; item: Shelved }[] = [];

  constructor(
    private readonly context: ReadContext,
    private readonly shelf: AttachmentShelf,
    private readonly warn: (warning: LetterWarning) => void,
    private readonly depth: number,
    private readonly readNested: ReadNested,
  ) {
    this.#texts = new BodyTexts(context.limits, warn);
  }

  open(head: PartHead): PartSink {
    const { node } = head;
    const type = node.contentType || 'text/plain';
    if (type === 'message/delivery-status') return (this.#status ??= new MemorySink(REPORT_PART));
    if (type === 'text/rfc822-headers') return (this.#returnedHeaders ??= new MemorySink(REPORT_PART));
    if (type === 'message/disposition-notification') return NULL_SINK;
    if (this.#isBody(head, type)) {
      // Four bytes per character at most, whatever the charset.
      const sink = new MemorySink(
        (type === 'text/html' ? this.context.limits.maxHtmlChars : this.context.limits.maxTextChars) * 4,
      );
      this.#texts.add({ node, sink });
      return sink;
    }
    return this.#file(head, type);
  }

  #isBody({ node, root }: PartHead, type: string): boolean {
    if (!['text/plain', 'text/html', 'text/enriched', 'text'].includes(type) || node.disposition === 'attachment')
      return false;
    if (root) return true;
    // A name on the first text is decoration of some scripts; on a later one it is a file.
    return !node.filename || (!node.disposition && !this.#texts.has(type));
  }

  #file({ node, fields }: PartHead, type: string): PartSink {
    const related = node.parentNode && node.parentNode.multipart === 'related';
    const contentId = (fields.raw('content-id') ?? '').replace(/^[<\s]+|[>\s]+$/g, '').slice(0, 300) || null;
    const inline =
      contentId !== null &&
      node.disposition !== 'attachment' &&
      (node.disposition === 'inline' || !!related || type.startsWith('image/'));
    const { sink, item } = this.shelf.open({
      name: node.filename || null,
      type: type.slice(0, 200),
      contentId,
      inline,
      origin: this.depth > 0 ? 'letter' : 'part',
    });
    if (!item) return sink;
    if (type === 'text/calendar' || type === 'application/ics') this.#later.push({ what: 'calendar', item });
    else if (
      type === 'application/ms-tnef' ||
      type === 'application/vnd.ms-tnef' ||
      /^winmail.*\.dat$/i.test(node.filename || '')
    )
      this.#later.push({ what: 'tnef', item });
    else if (type === 'message/rfc822') this.#later.push({ what: 'letter', item });
    return sink;
  }

  async finish(): Promise<{
    text: string;
    html: { html: string; hasRemoteImages: boolean } | null;
    invites: CalendarInvite[];
    attached: ForwardedLetter[];
    status: BounceReport | null;
  }> {
    const invites: CalendarInvite[] = [];
    const attached: ForwardedLetter[] = [];
    let { text, html } = this.#texts.body(this.depth === 0 && this.context.html === 'later');
    let returned = this.#returnedHeaders ? new HeaderFields(new Headers(this.#returnedHeaders.bytes)) : null;
    for (const { what, item } of this.#later) {
      item.sink.close();
      if (what === 'calendar') invites.push(...this.#calendar(item));
      else if (what === 'tnef') {
        const inside = this.#tnef(item);
        if (!text && inside) ({ text, html } = inside);
      } else if (this.#status) {
        // The returned letter is ours: only its head is of use.
        const head = await this.readNested({ path: item.sink.path, size: item.sink.size }, () => undefined, true);
        returned ??= asHeaders(head.facts.messageId);
        item.dropped = true;
      } else attached.push(...(await this.#letter(item)));
    }
    const status = this.#status ? deliveryStatus(this.#status.bytes, returned) : null;
    return { text, html, invites, attached, status };
  }

  #calendar({ sink, declared }: Shelved): CalendarInvite[] {
    if (sink.size > REPORT_PART) return [];
    return invitesIn(decodeBytes(readFileSync(sink.path), /charset=/.test(declared.type) ? null : 'utf-8').text);
  }

  #tnef(item: Shelved): { text: string; html: { html: string; hasRemoteImages: boolean } | null } | null {
    const content = withTnef(item.sink.path, (tnef) => {
      for (const { name, type, contentId, copyTo } of tnef.attachments) {
        const { sink } = this.shelf.open({
          name,
          type: type ?? 'application/octet-stream',
          contentId,
          inline: false,
          origin: 'tnef',
        });
        copyTo((bytes) => sink.write(bytes));
        sink.close();
      }
      return tnef;
    });
    // Kept as it is when nothing came out of it: a person with Outlook can still open it.
    if (!content || (content.attachments.length === 0 && !content.text && !content.html)) {
      this.warn('tnef-broken');
      return null;
    }
    item.dropped = true;
    const html = content.html
      ? makeSafe(decodeBytes(content.html.subarray(0, this.context.limits.maxHtmlChars), null).text)
      : null;
    const text = (content.text ?? (html ? textOfHtml(html.html) : ''))
      .replaceAll('\u0000', '')
      .toWellFormed()
      .slice(0, this.context.limits.maxTextChars);
    return { text, html };
  }

  async #letter(item: Shelved): Promise<ForwardedLetter[]> {
    if (this.depth + 1 >= this.context.limits.maxDepth) {
      this.warn('nested-too-deep');
      return [];
    }
    const source = { path: item.sink.path, size: item.sink.size };
    const { facts } = await this.readNested(source, (w) => PASSED_ON.has(w) && this.warn(w), false);
    const { from, subject, claimedAt, text, to } = facts;
    const outer: ForwardedLetter = {
      from: from[0] ?? null,
      subject,
      date: claimedAt,
      text,
      how: 'attached',
      to: to
        .map(({ address }) => address)
        .join(', ')
        .slice(0, 500),
    };
    return [outer, ...facts.forwarded];
  }
}

/** What is said about an attached letter's head is no fault of the letter around it. */
const PASSED_ON: ReadonlySet<LetterWarning> = new Set([
  'too-many-attachments',
  'too-many-parts',
  'tnef-broken',
  'nested-too-deep',
  'executable-attachment',
]);

const asHeaders = (messageId: string | null): HeaderFields =>
  new HeaderFields(new Headers(Buffer.from(messageId ? `Message-ID: <${messageId}>\r\n` : '')));
