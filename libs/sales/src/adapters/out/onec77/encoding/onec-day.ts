import { type CalendarDay, DomainError, dayNumber } from '@prorab/kernel';
import { brokenValue } from './broken-value.js';

const WHAT = { ru: 'дата', en: 'a day' };

/** The day that stands for "no day". */
export const EMPTY_DAY = '17530101';

/** Of `yyyymmdd`, `yyyy-mm-dd`, or a datetime that begins so; null: no day. @throws LedgerUnfit */
export function dayOf(text: string): CalendarDay | null {
  if (text.trim() === '') return null;
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$/.exec(text.trim());
  return real(match && `${match[1]}-${match[2]}-${match[3]}`, text);
}
/** Of `dd.mm.yyyy`, as _1SCONST holds days; null: no day. @throws LedgerUnfit */
export function dayOfText(text: string): CalendarDay | null {
  if (/^[ .0]*$/.test(text)) return null;
  const match = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text.trim());
  return real(match && `${match[3]}-${match[2]}-${match[1]}`, text);
}
function real(day: CalendarDay | null, raw: string): CalendarDay | null {
  if (day === null || !exists(day)) throw brokenValue(WHAT, raw);
  return day === '1753-01-01' ? null : day;
}
function exists(day: CalendarDay): boolean {
  try {
    dayNumber(day);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** As statements take it: `yyyymmdd` means the same under every DATEFORMAT of the server. */
export const rawDay = (day: CalendarDay | null): string => day?.replaceAll('-', '') ?? EMPTY_DAY;
