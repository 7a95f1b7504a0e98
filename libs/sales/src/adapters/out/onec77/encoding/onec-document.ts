import { brokenValue } from './broken-value.js';

/** CLOSED is a field of bits; the lowest says posted, the higher ones belong to other components. */
export const isPosted = (closed: number): boolean => (closed & 1) === 1;

/** Numbers of documents are unique within this: decimal number of the numerator or the kind, then the year or nothing. */
export interface NumberScope {
  readonly of: number;
  readonly year: string | null;
}
/** Of _1SJOURN.DNPREFIX. @throws LedgerUnfit */
export function numberScopeOf(raw: string): NumberScope {
  const match = /^ *(\d{1,10})$/.exec(raw.slice(0, 10));
  const year = raw.slice(10).trim();
  if (!match || raw.length < 10 || raw.length > 18) {
    throw brokenValue({ ru: 'префикс номера', en: 'the prefix of a number' }, raw);
  }
  return { of: Number(match[1]), year: year || null };
}
export const rawNumberScope = ({ of, year }: NumberScope): string =>
  String(of).padStart(10, ' ') + (year ?? '').padEnd(8, ' ');
