import type { LetterDraft } from '../../../application/ports/letter-composer.port.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const asHtml = (text: string): string => escape(text).replace(/\r?\n/g, '<br>\n');
const quoted = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/^/gm, '> ')
    .replace(/^> (?=>)/gm, '>');

/** The same letter twice, as text and as HTML: what was written, the signature after `-- `, then what is answered to. */
export function bodiesOf({ text, html, signature, quote }: LetterDraft): { text: string; html: string } {
  const sign = signature?.trim();
  const plain = [text.trimEnd(), sign && `-- \n${sign}`, quote && `${quote.head}\n${quoted(quote.text.trimEnd())}`];
  const rich = [
    `<div>${html ?? asHtml(text.trimEnd())}</div>`,
    sign && `<div>-- <br>\n${asHtml(sign)}</div>`,
    quote &&
      `<div>${escape(quote.head)}</div>\n<blockquote type="cite">${quote.html ?? asHtml(quote.text.trimEnd())}</blockquote>`,
  ];
  return { text: plain.filter(Boolean).join('\n\n') + '\n', html: rich.filter(Boolean).join('\n') };
}
