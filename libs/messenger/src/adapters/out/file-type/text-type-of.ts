/** Bytes that no text has: control codes but tab, line ends, form feed and escape. */
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;
const PAGE =
  /<(?:!doctype\s+html|(?:html|head|body|script|iframe|table|title|meta|link|style|img|a|b|h[1-6]|div|p|form|frameset|object|embed|base)(?=[\s/>]))/i;

/** What a text is that has no magic number. Browsers guess in the same way, so a page is found also behind blanks and comments. */
export function textTypeOf(head: Buffer): string {
  if (head.length === 0) return 'application/octet-stream';
  const text = decoded(head);
  if (text === null) return 'application/octet-stream';
  const start = text.replace(/^\ufeff?\s+|^\ufeff/, '');
  if (start.startsWith('#!')) return 'application/x-shellscript';
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml';
  if (PAGE.test(text)) return 'text/html';
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}

/** null: not a text. Windows-1251 has no mark of its own, so Latin-1 stands in for it: only the ASCII part is looked at. */
function decoded(head: Buffer): string | null {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(head);
  const text = head.toString('latin1');
  return BINARY.test(text) ? null : text.replace(/^\xef\xbb\xbf/, '');
}
