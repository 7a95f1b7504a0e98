import { WEEKDAYS } from '@prorab/kernel';
import type { Weekday, WeeklyHours } from '@prorab/kernel';

const DAYS: readonly (readonly [RegExp, Weekday])[] = [
  [/^(?:пн|mon)$/i, 'mon'],
  [/^(?:вт|tue)$/i, 'tue'],
  [/^(?:ср|wed)$/i, 'wed'],
  [/^(?:чт|thu)$/i, 'thu'],
  [/^(?:пт|fri)$/i, 'fri'],
  [/^(?:сб|sat)$/i, 'sat'],
  [/^(?:вс|sun)$/i, 'sun'],
];
const DAY = '[а-яa-z]{2,3}';
const SPAN = '\\d{1,2}:\\d\\d\\s*[-–—]\\s*\\d{1,2}:\\d\\d';
/** Days, then hours, then what parts them from the next days. */
const GROUP = new RegExp(
  `(${DAY}(?:\\s*[-–—,]\\s*${DAY})*)\\s*[=:\\s]\\s*(${SPAN}(?:\\s*,\\s*${SPAN})*)\\s*(?:[;,]\\s*|$)`,
  'iy',
);

/**
 * `пн-пт 9:00-18:00, сб 10:00-15:00`, `mon=09:00-13:00,14:00-18:00; вт,чт 10:00-19:00`; a day that is not named is closed.
 * @returns null if it cannot be understood, or names a day twice
 */
export function spokenHours(text: string): WeeklyHours | null {
  const hours: Partial<Record<Weekday, string>> = {};
  const trimmed = text.trim();
  let at = 0;
  while (at < trimmed.length) {
    GROUP.lastIndex = at;
    const [whole, days, spans] = GROUP.exec(trimmed) ?? [];
    if (!whole || !days || !spans) return null;
    at += whole.length;
    for (const day of daysOf(days) ?? [null]) {
      if (day === null || day in hours) return null;
      hours[day] = tidy(spans);
    }
  }
  return at > 0 ? hours : null;
}

/** `пн-ср,пт` → the days; a range may pass the end of the week. */
function daysOf(text: string): Weekday[] | null {
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const ends = part.split(/[-–—]/).map((word) => DAYS.find(([shape]) => shape.test(word.trim()))?.[1]);
    const [from, to = from] = ends;
    if (!from || !to || ends.length > 2) return null;
    for (let i = WEEKDAYS.indexOf(from); ; i = (i + 1) % 7) {
      const day = WEEKDAYS[i];
      if (day) days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

const tidy = (spans: string): string =>
  spans
    .split(',')
    .map((span) =>
      span
        .replace(/\s/g, '')
        .replace(/[–—]/, '-')
        .replace(/(?<!\d)(\d:)/g, '0$1'),
    )
    .join(', ');
