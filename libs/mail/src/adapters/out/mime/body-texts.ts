import type { MimeNode } from '@zone-eu/mailsplit';
import libmime from 'libmime';
import type { LetterLimits, LetterWarning } from '../../../application/ports/letter-parser.port.js';
import { HTML_LATER } from '../../../domain/letter-record.js';
import { decodeBytes } from './charset.js';
import { textOfHtml } from './html-text.js';
import type { MemorySink } from './part-sinks.js';
import { makeSafe, type SafeHtml } from './safe-html.js';

interface TextPart {
  readonly node: MimeNode;
  readonly sink: MemorySink;
}

export interface LetterBody {
  readonly text: string;
  readonly html: SafeHtml | null;
}

/** Puts the text parts of a letter together: alternatives are one text said twice, everything else follows one after the other. */
export class BodyTexts {
  readonly #parts: TextPart[] = [];
  constructor(
    private readonly limits: LetterLimits,
    private readonly warn: (warning: LetterWarning) => void,
  ) {}

  add(part: TextPart): void {
    this.#parts.push(part);
  }
  has(type: string): boolean {
    return this.#parts.some(({ node }) => node.contentType === type);
  }

  /** `later`: HTML is not made where every text has been said plainly as well. */
  body(later = false): LetterBody {
    const groups = Map.groupBy(this.#parts, ({ node }) => alternativeOf(node) ?? node);
    if (later && this.has('text/html')) {
      const plainly = [...groups.values()].map((parts) => this.#plainOf(parts));
      if (plainly.every(Boolean))
        return { text: this.#joined(plainly), html: { html: HTML_LATER, hasRemoteImages: false } };
    }
    const texts: string[] = [];
    const htmls: string[] = [];
    let anyHtml = false;
    let remote = false;
    for (const parts of groups.values()) {
      const plain = this.#plainOf(parts);
      const safe = parts
        .filter(({ node }) => node.contentType === 'text/html')
        .map((part) => this.#html(part))
        .filter(({ html }) => html);
      anyHtml ||= safe.length > 0;
      remote ||= safe.some(({ hasRemoteImages }) => hasRemoteImages);
      const html = safe.map((s) => s.html).join('\n');
      const text = plain || (html ? textOfHtml(html) : '');
      if (text) texts.push(text);
      htmls.push(html || (plain && `<div style="white-space:pre-wrap">${escapeHtml(plain)}</div>`));
    }
    return {
      text: this.#joined(texts),
      html: anyHtml ? { html: htmls.filter(Boolean).join('\n'), hasRemoteImages: remote } : null,
    };
  }

  #plainOf(parts: readonly TextPart[]): string {
    return parts
      .filter(({ node }) => node.contentType !== 'text/html')
      .map((part) => this.#plain(part))
      .join('\n')
      .trim();
  }
  #joined(texts: readonly string[]): string {
    return this.#bounded(texts.join('\n\n').replace(/\r\n?/g, '\n'), this.limits.maxTextChars, 'text-truncated');
  }

  #plain({ node, sink }: TextPart): string {
    const text = this.#bounded(this.#decoded(node, sink), this.limits.maxTextChars, 'text-truncated');
    if (!node.flowed) return text;
    return libmime.decodeFlowed(text, node.delSp);
  }

  #html({ node, sink }: TextPart): SafeHtml {
    const text = this.#decoded(node, sink, true);
    return makeSafe(this.#bounded(text, this.limits.maxHtmlChars, 'html-truncated'));
  }

  #decoded(node: MimeNode, sink: MemorySink, html = false): string {
    const { bytes } = sink;
    if (sink.truncated) this.warn(html ? 'html-truncated' : 'text-truncated');
    // Charset in <meta> is the last resort of mail scripts that send bare HTML.
    const meta =
      html && !node.charset
        ? /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1]
        : null;
    const { text, guessed, unknown } = decodeBytes(bytes, node.charset || meta || null);
    if (unknown) this.warn('charset-unknown');
    if (guessed && (node.charset || guessed !== 'utf-8')) this.warn('charset-guessed');
    if (!text.includes('\u0000')) return text.toWellFormed();
    this.warn('nul-bytes');
    return text.replaceAll('\u0000', '').toWellFormed();
  }

  #bounded(text: string, limit: number, warning: LetterWarning): string {
    if (text.length <= limit) return text;
    this.warn(warning);
    return text.slice(0, limit).toWellFormed();
  }
}

function alternativeOf(node: MimeNode): MimeNode | null {
  for (let at = node.parentNode; at; at = at.parentNode) if (at.multipart === 'alternative') return at;
  return null;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
