import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decode as decodeRare } from 'libmime/lib/charset.js';

export interface Decoded {
  readonly text: string;
  /** The charset that was taken instead of the declared one, if it was. */
  readonly guessed: string | null;
  readonly unknown: boolean;
}

const ALIASES: Readonly<Record<string, string>> = {
  'cp-1251': 'windows-1251',
  'win-1251': 'windows-1251',
  win1251: 'windows-1251',
  'x-cp1251': 'windows-1251',
  '1251': 'windows-1251',
  'ansi-1251': 'windows-1251',
  windows1251: 'windows-1251',
  koi8: 'koi8-r',
  'koi-8': 'koi8-r',
  koi8r: 'koi8-r',
  koi8_r: 'koi8-r',
  utf8mb4: 'utf-8',
  unicode: 'utf-8',
  'x-unknown': '',
  'unknown-8bit': '',
  default: '',
  default_charset: '',
  binary: '',
  '8bit': '',
  none: '',
};
const WEAK = /^(?:|us-ascii|ascii|iso-8859-1|latin1|windows-1252|iso-8859-15|iso8859-1)$/;

/** Bytes of a text part or of a header. Wrong and missing declarations are the rule in old Russian mail, so bytes have the last word. */
export function decodeBytes(bytes: Buffer, declared: string | false | null): Decoded {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    return { text: iconv.decode(bytes, 'utf-16'), guessed: null, unknown: false };
  }
  const name = (declared || '')
    .toLowerCase()
    .trim()
    .replace(/^["']|["']$/g, '');
  const charset = ALIASES[name] ?? name;
  if (charset === 'utf-8' || charset === 'utf8') {
    if (isUtf8(bytes)) return { text: withoutBom(bytes.toString('utf8')), guessed: null, unknown: false };
    return guess(bytes, false);
  }
  const wide = /^(?:utf-?16|utf-?32|ucs-2|iso-2022|shift|euc|gb|big5|hz)/.test(charset);
  if (!wide && isUtf8(bytes) && (WEAK.test(charset) || multibyte(bytes) >= 2)) {
    const plain = multibyte(bytes) === 0;
    return { text: withoutBom(bytes.toString('utf8')), guessed: plain ? null : 'utf-8', unknown: false };
  }
  if (WEAK.test(charset)) {
    const cyrillic = charset === '' || charset.endsWith('ascii') || mostlyHigh(bytes);
    return cyrillic
      ? guess(bytes, false)
      : { text: iconv.decode(bytes, 'windows-1252'), guessed: null, unknown: false };
  }
  if (iconv.encodingExists(charset) && !/^(?:base64|hex|utf-?7.*|utf7imap|ucs2|internal.*)$/.test(charset)) {
    return { text: withoutBom(iconv.decode(bytes, charset)), guessed: null, unknown: false };
  }
  if (wide) return { text: decodeRare(bytes, charset), guessed: null, unknown: false };
  return guess(bytes, true);
}

function guess(bytes: Buffer, unknown: boolean): Decoded {
  const sample = bytes.subarray(0, 64 * 1024);
  if (isUtf8(bytes)) return { text: withoutBom(bytes.toString('utf8')), guessed: 'utf-8', unknown };
  const charset = mostlyUtf8(sample)
    ? 'utf-8'
    : weightOf(sample, 'windows-1251') >= weightOf(sample, 'koi8-r')
      ? 'windows-1251'
      : 'koi8-r';
  return { text: iconv.decode(bytes, charset), guessed: charset, unknown };
}

/** A damaged UTF-8 text (cut in the middle, one flipped byte) has far more whole sequences than broken ones. */
function mostlyUtf8(bytes: Buffer): boolean {
  const whole = multibyte(bytes);
  if (whole < 4) return false;
  const broken = (bytes.toString('utf8').match(/\ufffd/g) ?? []).length;
  return broken * 4 < whole;
}

/** Count of proper two-byte Cyrillic (D0/D1) and longer UTF-8 sequences. */
function multibyte(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead >= 0xc2 && lead <= 0xf4 && ((bytes[i + 1] ?? 0) & 0xc0) === 0x80) count++;
  }
  return count;
}

const mostlyHigh = (bytes: Buffer): boolean => {
  let high = 0;
  let letters = 0;
  for (const byte of bytes.subarray(0, 16 * 1024)) {
    if (byte >= 0xc0) high++;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++;
  }
  return high > letters;
};

/** Frequent letters count for the charset, capitals inside words against it: koi8-r read as cp1251 is «оПХБЕР». */
function weightOf(sample: Buffer, charset: string): number {
  const text = iconv.decode(sample, charset);
  const common = (text.match(/[оеаинтсрвл]/g) ?? []).length;
  const upside = (text.match(/[а-я][А-Я]/g) ?? []).length;
  const alien = (text.match(/[^\x00-\x7fа-яё«»№—–…“”„\u00a0]/gi) ?? []).length;
  return common * 2 - upside * 3 - alien * 2;
}

const withoutBom = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** mailsplit hands undecodable headers over as latin1; this brings the bytes back and reads them. */
export function decodeLatin1(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  return decodeBytes(Buffer.from(text, 'latin1'), null).text;
}
