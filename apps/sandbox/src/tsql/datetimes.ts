import { errors } from './errors.js';

/** A datetime lies in SQLite as 'yyyy-mm-ddThh:mm:ss.mmm', rounded to 1/300 s as SQL Server keeps it: text order is time order. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';
const DAY = 86_400_000;
const FIRST = Date.UTC(1753, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const EPOCH = Date.UTC(1900, 0, 1);

export function fromMilliseconds(time: number): string {
  const days = Math.floor(time / DAY);
  // 1/300 s: milliseconds end in 0, 3 or 7
  const ticks = Math.floor(((time - days * DAY) * 3) / 10 + 0.5);
  const rounded = days * DAY + Math.floor((ticks * 10) / 3 + 0.5);
  if (!(rounded >= FIRST && rounded <= LAST)) throw errors.datetimeRange();
  return new Date(rounded).toISOString().slice(0, 23);
}
export const toMilliseconds = (datetime: string): number => Date.parse(`${datetime}Z`);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** @throws SqlError 241, 242 */
export function parseDatetime(text: string, order: DateOrder): string {
  const given = text.trim();
  const [date, time] = split(given);
  const day = date === '' ? [1900, 1, 1] : parseDate(date, order);
  if (!day) throw errors.toDatetime();
  const [year = 0, month = 0, dayOfMonth = 0] = day;
  const clock = time === '' ? 0 : parseTime(time);
  if (clock === null) throw errors.toDatetime();
  const at = Date.UTC(year, month - 1, dayOfMonth);
  const check = new Date(at);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== dayOfMonth || year < 1753)
    throw errors.datetimeRange();
  return fromMilliseconds(at + clock);
}

function split(text: string): [string, string] {
  const parts = /^(.*?)(?:^|[T ]+)(\d{1,2}:\d{1,2}(?::.*)?)$/.exec(text);
  return parts ? [(parts[1] ?? '').trim(), parts[2] ?? ''] : [text, ''];
}

function parseDate(text: string, order: DateOrder): number[] | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return compact.slice(1).map(Number);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) {
    const [year = 0, second = 0, third = 0] = iso.slice(1).map(Number);
    return order === 'dmy' ? [year, third, second] : [year, second, third];
  }
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (numbers) {
    const [first = 0, second = 0, year = 0] = numbers.slice(1).map(Number);
    return order === 'dmy' ? [year, second, first] : [year, first, second];
  }
  const words = /^([a-z]{3})[a-z]*\s+(\d{1,2})\s+(\d{4})$/i.exec(text);
  if (words) {
    const month = MONTHS.indexOf((words[1] ?? '').toLowerCase());
    return month < 0 ? null : [Number(words[3]), month + 1, Number(words[2])];
  }
  return null;
}

function parseTime(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.:](\d{1,3}))?)?$/.exec(text);
  if (!parts) return null;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1, 4).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((parts[4] ?? '').padEnd(3, '0'));
}

/** CONVERT with a style, and CAST (style 0). */
export function formatDatetime(datetime: string, style: number): string {
  const [year, month, day] = [datetime.slice(0, 4), datetime.slice(5, 7), datetime.slice(8, 10)];
  const time = datetime.slice(11, 19);
  switch (style) {
    case 0:
    case 100: {
      const hours = Number(datetime.slice(11, 13));
      const name = MONTHS[Number(month) - 1] ?? '';
      const clock = `${hours % 12 === 0 ? 12 : hours % 12}`.padStart(2);
      return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${`${Number(day)}`.padStart(2)} ${year} ${clock}:${datetime.slice(14, 16)}${hours < 12 ? 'AM' : 'PM'}`;
    }
    case 101:
      return `${month}/${day}/${year}`;
    case 102:
      return `${year}.${month}.${day}`;
    case 103:
      return `${day}/${month}/${year}`;
    case 104:
      return `${day}.${month}.${year}`;
    case 105:
      return `${day}-${month}-${year}`;
    case 8:
    case 108:
      return time;
    case 110:
      return `${month}-${day}-${year}`;
    case 111:
      return `${year}/${month}/${day}`;
    case 112:
      return `${year}${month}${day}`;
    case 20:
    case 120:
      return `${year}-${month}-${day} ${time}`;
    case 21:
    case 121:
      return `${year}-${month}-${day} ${datetime.slice(11)}`;
    case 126:
      return datetime.endsWith('.000') ? datetime.slice(0, 19) : datetime;
    default:
      throw errors.notHere(`CONVERT of a datetime with style ${style}`);
  }
}

export type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'week'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'dayofyear'
  | 'weekday';
const PARTS: Record<string, DatePart> = {
  YEAR: 'year',
  YY: 'year',
  YYYY: 'year',
  QUARTER: 'quarter',
  QQ: 'quarter',
  Q: 'quarter',
  MONTH: 'month',
  MM: 'month',
  M: 'month',
  DAY: 'day',
  DD: 'day',
  D: 'day',
  DAYOFYEAR: 'dayofyear',
  DY: 'dayofyear',
  Y: 'dayofyear',
  WEEK: 'week',
  WK: 'week',
  WW: 'week',
  WEEKDAY: 'weekday',
  DW: 'weekday',
  HOUR: 'hour',
  HH: 'hour',
  MINUTE: 'minute',
  MI: 'minute',
  N: 'minute',
  SECOND: 'second',
  SS: 'second',
  S: 'second',
  MILLISECOND: 'millisecond',
  MS: 'millisecond',
};
export const datePart = (name: string): DatePart | null => PARTS[name.toUpperCase()] ?? null;
const LENGTHS: Partial<Record<DatePart, number>> = {
  day: DAY,
  dayofyear: DAY,
  weekday: DAY,
  week: 7 * DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS_IN: Partial<Record<DatePart, number>> = { year: 12, quarter: 3, month: 1 };

/** @throws SqlError 517 */
export function dateAdd(part: DatePart, count: number, datetime: string): string {
  const time = toMilliseconds(datetime);
  const months = MONTHS_IN[part];
  if (months === undefined) return inRange(time + count * (LENGTHS[part] ?? 0));
  const from = new Date(time);
  const month = from.getUTCMonth() + count * months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return inRange(Date.UTC(from.getUTCFullYear(), month, day) + (time - Math.floor(time / DAY) * DAY));
}

function inRange(time: number): string {
  if (!(time >= FIRST && time <= LAST)) throw errors.dateOverflow();
  return fromMilliseconds(time);
}

/** Boundaries crossed, as DATEDIFF counts: a second before midnight and midnight are a day apart. Weeks begin on Sunday. */
export function dateDiff(part: DatePart, from: string, to: string): number {
  const a = new Date(toMilliseconds(from));
  const b = new Date(toMilliseconds(to));
  const months = MONTHS_IN[part];
  if (months !== undefined) {
    const count = (date: Date): number => Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
    return count(b) - count(a);
  }
  const length = LENGTHS[part] ?? 1;
  const start = part === 'week' ? Date.UTC(1753, 0, 7) : FIRST; // 7 January 1753 was a Sunday
  const difference = Math.floor((b.getTime() - start) / length) - Math.floor((a.getTime() - start) / length);
  if (Math.abs(difference) > 2_147_483_647) throw errors.overflow('int');
  return difference;
}

export function datePartOf(part: DatePart, datetime: string): number {
  const date = new Date(toMilliseconds(datetime));
  const firstOfYear = Date.UTC(date.getUTCFullYear(), 0, 1);
  const dayOfYear = Math.floor((date.getTime() - firstOfYear) / DAY);
  switch (part) {
    case 'year':
      return date.getUTCFullYear();
    case 'quarter':
      return Math.floor(date.getUTCMonth() / 3) + 1;
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'dayofyear':
      return dayOfYear + 1;
    case 'week':
      return Math.floor((dayOfYear + new Date(firstOfYear).getUTCDay()) / 7) + 1;
    case 'weekday':
      return date.getUTCDay() + 1;
    case 'hour':
      return date.getUTCHours();
    case 'minute':
      return date.getUTCMinutes();
    case 'second':
      return date.getUTCSeconds();
    case 'millisecond':
      return date.getUTCMilliseconds();
  }
}

/** A number as a datetime: days since 1900. */
export const fromDays = (days: number): string => fromMilliseconds(EPOCH + days * DAY);
export const toDays = (datetime: string): number => (toMilliseconds(datetime) - EPOCH) / DAY;
