import { type CalendarDay, type ZoneClock, dayName, dayNumber } from '@prorab/kernel';
import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import { fromBase36, toBase36 } from './base36.js';
import { brokenValue } from './broken-value.js';
import { dayOf, rawDay } from './onec-day.js';
import { idOfKey, keyOfId } from './onec-id.js';

/** Time of day is in 1/10000 of a second, as 1C counts it. */
export const TICKS_PER_DAY = 864_000_000;
export interface OnecMoment {
  readonly day: CalendarDay;
  readonly ticks: number;
}
const WHAT = { ru: 'дата, время и документ', en: 'date, time and document' };

/** Days repeat a thousand times in the documents of a base: each is understood once. */
const MOST_DAYS = 20_000;
const knownDays = new Map<string, CalendarDay>();
function knownDay(raw: string): CalendarDay | null {
  const known = knownDays.get(raw);
  if (known) return known;
  const day = /^\d{8}$/.test(raw) ? dayOf(raw) : null;
  if (day === null) return null;
  if (knownDays.size >= MOST_DAYS) knownDays.clear();
  knownDays.set(raw, day);
  return day;
}

/** Of _1SJOURN.DATE_TIME_IDDOC: `yyyymmdd`, time in base 36, id. Spaces at the end may be missing. @throws LedgerUnfit */
export function momentOf(raw: string): OnecMoment & { readonly key: LedgerKey } {
  const day = raw.length > 23 ? null : knownDay(raw.slice(0, 8));
  const ticks = fromBase36(raw.slice(8, 14));
  const key = raw.length < 20 ? null : keyOfId(raw.slice(14));
  if (day === null || ticks === null || ticks >= TICKS_PER_DAY || key === null) throw brokenValue(WHAT, raw);
  return { day, ticks, key };
}
export const rawMoment = ({ day, ticks, key }: OnecMoment & { readonly key: LedgerKey }): string =>
  `${rawDay(day)}${toBase36(ticks, 6)}${idOfKey(key)}`;

/** Bounds for DATE_TIME_IDDOC that take in whole days, both ends. `Z` sorts after every time. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): { readonly from: string; readonly to: string } => ({
  from: rawDay(from),
  to: `${rawDay(to)}Z`,
});

/** The wall clock of the base's zone, to the millisecond. A time that the wall shows twice is its first showing. */
export const instantOf = ({ day, ticks }: OnecMoment, clock: ZoneClock): Date =>
  new Date(Math.round(clock.instantOf(numberOf(day), Math.floor(ticks / 10) / 60_000)));
const numbers = new Map<CalendarDay, number>();
function numberOf(day: CalendarDay): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  if (numbers.size >= MOST_DAYS) numbers.clear();
  const number = dayNumber(day);
  numbers.set(day, number);
  return number;
}
export function momentAt(instant: Date, clock: ZoneClock): OnecMoment {
  const wall = instant.getTime() + clock.offsetAt(instant.getTime());
  const day = Math.floor(wall / 86_400_000);
  return { day: dayName(day), ticks: (wall - day * 86_400_000) * 10 };
}
