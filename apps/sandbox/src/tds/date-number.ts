const DAY = 86_400_000;
/** 300ths of a second in a day. */
const TICKS_OF_DAY = 25_920_000;
const EPOCH_1900 = Date.UTC(1900, 0, 1);
/** Day 0 of date and datetime2: 0001-01-01. */
const EPOCH_1 = -62_135_596_800_000;
const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?$/;

/** Days since 1900 and 300ths of a second, as datetime stores an instant; null when it is none, or out of its range. */
export function toDatetime(text: string): { days: number; ticks: number } | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = ''] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  if (Number(year) < 1753 || date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return null;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 59) return null;
  const milliseconds = ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, '0'));
  const ticks = Math.round(milliseconds * 0.3);
  const days = (midnight - EPOCH_1900) / DAY;
  return ticks === TICKS_OF_DAY ? { days: days + 1, ticks: 0 } : { days, ticks };
}

/** 'yyyy-mm-ddThh:mm:ss.mmm' of a datetime. */
export const fromDatetime = (days: number, ticks: number): string | null =>
  isoText(EPOCH_1900 + days * DAY + Math.round((ticks * 10) / 3));

/** The same of a date with milliseconds since midnight, as datetime2 counts days. */
export const fromDaysSinceYearOne = (days: number, milliseconds: number): string | null =>
  isoText(EPOCH_1 + days * DAY + milliseconds);

/** Null outside of years 1 to 9999: the numbers are a client's. */
function isoText(at: number): string | null {
  const date = new Date(at);
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999 ? date.toISOString().slice(0, 23) : null;
}
