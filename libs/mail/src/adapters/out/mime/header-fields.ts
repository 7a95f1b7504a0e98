import type { Headers } from '@zone-eu/mailsplit';
import libmime from 'libmime';
import { plainLine } from '@prorab/kernel';
import { HEADERS_OF_INTEREST } from '../../../domain/letter-facts.js';
import { decodeBytes } from './charset.js';

const EXACT = new Set(HEADERS_OF_INTEREST);
const PREFIXES = HEADERS_OF_INTEREST.filter((h) => h.endsWith('*')).map((h) => h.slice(0, -1));
const MAX_VALUE = 16 * 1024;

/** The header block of one part, bytes guessed, unfolded, bounded. Encoded words are decoded on demand, after structure is read. */
export class HeaderFields {
  readonly #fields = new Map<string, string[]>();
  /** Control or direction characters were met. */
  hidden = false;

  constructor(headers: Headers | false) {
    for (const { key, line } of headers ? headers.getList() : []) {
      if (!key || key.length > 200) continue;
      const known = this.#fields.get(key);
      if (known && known.length >= 50) continue;
      const binary = line.slice(line.indexOf(':') + 1, line.indexOf(':') + 1 + MAX_VALUE * 2);
      const value = /[\u0080-\u00ff]/.test(binary) ? decodeBytes(Buffer.from(binary, 'latin1'), null).text : binary;
      const unfolded = value
        .replace(/\r?\n[ \t]*/g, ' ')
        .replace(/\u0000/g, '')
        .trim()
        .slice(0, MAX_VALUE);
      if (known) known.push(unfolded);
      else this.#fields.set(key, [unfolded]);
    }
  }

  raw(name: string): string | null {
    return this.#fields.get(name)?.[0] ?? null;
  }
  all(name: string): readonly string[] {
    return this.#fields.get(name) ?? [];
  }

  /** For people: encoded words decoded, no control or direction characters. */
  text(name: string): string {
    const decoded = decodeWords(this.raw(name) ?? '');
    if (/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(decoded)) this.hidden = true;
    return plainLine(decoded).slice(0, 2_000).toWellFormed();
  }

  ofInterest(): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const [name, values] of this.#fields) {
      const wanted = EXACT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
      if (wanted && Object.keys(found).length < 60)
        found[name] = values.slice(0, 10).map((value) => decodeWords(value).slice(0, 1_000).toWellFormed());
    }
    return found;
  }
}

export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  try {
    return libmime.decodeWords(value);
  } catch {
    return value;
  }
}
