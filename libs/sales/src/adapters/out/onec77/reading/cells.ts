import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import type { SqlCell } from '../client/onec-client.js';
import { dayOf, keyOfId, kindAndKeyOf, valueOf } from '../encoding/index.js';
import type { OnecColumn } from '../mapping/index.js';

/** As the column has it, spaces at the end cut, those at the start kept. */
export const raw = (cell: SqlCell | undefined): string => {
  if (typeof cell === 'string') return cell.trimEnd();
  return cell === null || cell === undefined ? '' : String(cell);
};
/** A text for people; null: nothing. Control characters of old programs are no text. */
export function said(cell: SqlCell | undefined, most: number): string | null {
  const text = raw(cell)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
    .trim();
  return text ? text.slice(0, most) : null;
}
export const whole = (cell: SqlCell | undefined): number => Number(cell ?? 0);
export const bit = (cell: SqlCell | undefined): boolean => cell === true || Number(cell) === 1;
/** `YYYY-MM-DD`; null: no day. */
export const day = (cell: SqlCell | undefined): string | null =>
  cell instanceof Date ? dayOfDate(cell) : dayOf(raw(cell));
/** Days repeat a thousand times in the documents of a base: each is understood once. */
const MOST_DAYS = 20_000;
const knownDays = new Map<number, string | null>();
function dayOfDate(date: Date): string | null {
  const known = knownDays.get(date.getTime());
  if (known !== undefined) return known;
  const day = dayOf(date.toISOString());
  if (knownDays.size >= MOST_DAYS) knownDays.clear();
  knownDays.set(date.getTime(), day);
  return day;
}

/** A reference in a column of 9, 13 or 23 characters; kind null: the column holds only one, which it does not name. */
export function reference(of: OnecColumn, cell: SqlCell | undefined): { kind: number | null; key: LedgerKey } | null {
  const text = raw(cell);
  if (of.length === 13) return kindAndKeyOf(text);
  if (of.length === 23) {
    const value = valueOf(text);
    return value && 'key' in value ? value : null;
  }
  const key = keyOfId(text);
  return key === null ? null : { kind: null, key };
}
/** The key of a thing of one kind; what is of another kind is none of it. */
export function keyIn(of: OnecColumn, cell: SqlCell | undefined, kind: number | null): LedgerKey | null {
  if (of.length !== 13 && of.length !== 23) return keyOfId(raw(cell));
  const found = reference(of, cell);
  return found && (found.kind === null || kind === null || found.kind === kind) ? found.key : null;
}
