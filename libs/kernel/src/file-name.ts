const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i;
/** Zero width, bidi overrides (RTL tricks: `exe.gpj` shown as `jpg.exe`), byte order mark, soft hyphen. */
export const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const MAX = 120;

/**
 * A name that is safe to show, to offer for download and to write on any disk. Never empty, one path segment, extension kept.
 * `fallback` must itself be a safe name.
 */
export function safeFileName(declared: string | null | undefined, fallback: string): string {
  const segment = (declared ?? '').slice(0, 4000).toWellFormed().replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? '';
  const name = segment
    .replace(/^[a-z]:/i, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .replace(/[<>:"|?*]/g, '_')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (!name || /^[_\s.]*$/.test(name)) return fallback;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 && name.length - dot <= 16 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const short =
    [...stem]
      .slice(0, MAX - extension.length)
      .join('')
      .replace(/[.\s]+$/, '') || fallback;
  return DEVICE.test(short.split('.')[0] ?? '') ? `_${short}${extension}` : `${short}${extension}`;
}
