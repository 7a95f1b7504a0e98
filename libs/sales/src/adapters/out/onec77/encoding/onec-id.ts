import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import { fromBase36, toBase36 } from './base36.js';
import { brokenValue } from './broken-value.js';

/** As the server gives and takes it: 9 characters, number in base 36 in the first six, sign of the base it was made in after it. */
export type OnecId = string;
/** 13 characters: kind in base 36 in the first four, then the 9 of the id. */
export type OnecReference = string;
/** A thing of a kind that the value itself tells; `kind` is the number of the reference or the document in the configuration. */
export interface KindAndKey {
  readonly kind: number;
  readonly key: LedgerKey;
}

export const EMPTY_ID: OnecId = '     0   ';
export const EMPTY_REFERENCE: OnecReference = '   0     0   ';

const ID = { ru: 'идентификатор', en: 'an id' };
const REFERENCE = { ru: 'ссылка с видом', en: 'an id with its kind' };
const KEY = { ru: 'ключ', en: 'a key of the books' };
const SIGN = /^[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]?[^\s\p{Cc}\p{Cs}])?$/u;

/**
 * Ledger key of an id: `'    11   '` → `11`, `'   104K  '` → `104.K`; null for the empty id and for nothing but spaces.
 * Spaces at the end may be missing (RTRIM), those at the start may not. @throws LedgerUnfit for what 1C does not write
 */
export function keyOfId(raw: OnecId): LedgerKey | null {
  // As nearly all are: no sign of another base, and the digits are the key already. Millions of them are read: a scan costs half a pattern.
  if (raw.length === 6 && isPlain(raw)) return raw.trimStart();
  if (raw.trim() === '') return null;
  const digits = raw.slice(0, 6);
  const number = raw.length > 9 ? null : fromBase36(digits);
  const sign = raw.length > 6 ? raw.slice(6).replace(/ +$/, '') : '';
  if (number === null || raw.length < 6 || (sign !== '' && (number === 0 || !SIGN.test(sign)))) {
    throw brokenValue(ID, raw);
  }
  if (number === 0) return null;
  // Signs are letters and digits as a rule; a Russian one must not break the key, which is ASCII without "/" of its own.
  return sign ? `${digits.trimStart()}.${escaped(sign)}` : digits.trimStart();
}

const [SPACE, ZERO] = [32, 48];
const isDigit = (code: number): boolean => code >= ZERO && code <= 57;
const isLetter = (code: number): boolean => code >= 65 && code <= 90;
/** Spaces, then digits of base 36, the first of them no zero. */
function isPlain(raw: string): boolean {
  let at = 0;
  while (raw.charCodeAt(at) === SPACE) at++;
  if (at === raw.length || raw.charCodeAt(at) === ZERO) return false;
  for (; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (!isDigit(code) && !isLetter(code)) return false;
  }
  return true;
}

/** The 9 characters to ask the server with; null makes the empty id. @throws LedgerUnfit for a key that is not of 1C */
export function idOfKey(key: LedgerKey | null): OnecId {
  if (key === null) return EMPTY_ID;
  const match = /^([1-9A-Z][0-9A-Z]{0,5})(?:\.([^./]{1,27}))?$/.exec(key);
  const sign = match && signOf(match[2]);
  if (!match || sign === null || sign === undefined) throw brokenValue(KEY, key);
  return match[1]!.padStart(6, ' ') + sign.padEnd(3, ' ');
}
const escaped = (sign: string): string => encodeURIComponent(sign).replaceAll('.', '%2E');
function signOf(text: string | undefined): string | null {
  if (text === undefined) return '';
  let sign: string;
  try {
    sign = decodeURIComponent(text);
  } catch {
    return null;
  }
  return SIGN.test(sign) && escaped(sign) === text ? sign : null;
}

/** null: empty, also when a kind was chosen and no object. @throws LedgerUnfit */
export function kindAndKeyOf(raw: OnecReference): KindAndKey | null {
  if (raw.trim() === '') return null;
  const kind = raw.length > 13 ? null : fromBase36(raw.slice(0, 4));
  if (kind === null || raw.length < 10) throw brokenValue(REFERENCE, raw);
  const key = keyOfId(raw.slice(4));
  if (kind === 0 && key !== null) throw brokenValue(REFERENCE, raw);
  return key === null ? null : { kind, key };
}

export const referenceOf = (thing: KindAndKey | null): OnecReference =>
  thing === null ? EMPTY_REFERENCE : kind36(thing.kind) + idOfKey(thing.key);

/** The four characters by which 13-character values of this kind begin: 310 → `'  8M'`. */
export const kind36 = (kind: number): string => toBase36(kind, 4);
/** A value of an enumeration as its column of 9 holds it: 502 → `'    DY   '`. */
export const enumValueId = (value: number): OnecId => `${toBase36(value, 6)}   `;
/** null: no value chosen. @throws LedgerUnfit */
export function enumValueOf(raw: OnecId): number | null {
  const key = keyOfId(raw);
  if (key === null) return null;
  const value = fromBase36(key);
  if (value === null) throw brokenValue({ ru: 'значение перечисления', en: 'a value of an enumeration' }, raw);
  return value;
}
