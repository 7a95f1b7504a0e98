import { parseRule } from '../../domain/reminder/parse-rule.js';
import { type RepeatRule, weekdays } from '../../domain/reminder/repeat-rule.js';
import { DAY, type Wall, midnightOf } from '../../domain/reminder/wall-time.js';
import { Recurrence } from './recurrence.port.js';

const HOUR = 3_600_000;
const MOST_STEPS = 50_000;

/** Looks at every hour from the start on: slow and simple, so that it can be trusted. Knows no positions in a month. */
export class FakeRecurrence extends Recurrence {
  dates(text: string, start: Wall, after: Wall, count: number): Wall[] {
    const rule = parseRule(text);
    const minutes = rule.byMinute[0] ?? new Date(start).getUTCMinutes();
    const found: Wall[] = [];
    const first = midnightOf(start) + minutes * 60_000 + (start % 60_000);
    for (let step = 0, seen = 0; step < MOST_STEPS && found.length < count; step++) {
      const wall = first + step * HOUR;
      if (wall < start || !fits(rule, start, wall)) continue;
      seen++;
      if ((rule.count !== null && seen > rule.count) || (rule.until !== null && wall > rule.until)) break;
      if (wall > after) found.push(wall);
    }
    return found;
  }
}

function fits(rule: RepeatRule, start: Wall, wall: Wall): boolean {
  const [d, s] = [new Date(wall), new Date(start)];
  const days = (midnightOf(wall) - midnightOf(start)) / DAY;
  const monday = (at: Wall): number => Math.floor((midnightOf(at) / DAY + 3) / 7);
  const months = (d.getUTCFullYear() - s.getUTCFullYear()) * 12 + d.getUTCMonth() - s.getUTCMonth();
  const steps = {
    HOURLY: Math.round((wall - start) / HOUR),
    DAILY: days,
    WEEKLY: monday(wall) - monday(start),
    MONTHLY: months,
    YEARLY: d.getUTCFullYear() - s.getUTCFullYear(),
  };
  if (steps[rule.freq] % rule.interval !== 0) return false;
  const hours = rule.byHour.length ? rule.byHour : rule.freq === 'HOURLY' ? null : [s.getUTCHours()];
  if (hours && !hours.includes(d.getUTCHours())) return false;
  if (rule.byMonth.length && !rule.byMonth.includes(d.getUTCMonth() + 1)) return false;
  return onDay(rule, s, d);
}

function onDay({ freq, byDay, byMonthDay, byMonth }: RepeatRule, s: Date, d: Date): boolean {
  const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate();
  const date = d.getUTCDate();
  const weekday = weekdays[(d.getUTCDay() + 6) % 7];
  if (byDay.length)
    return byDay.some(
      ({ day, nth }) =>
        day === weekday &&
        (nth === null || (nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((last - date + 1) / 7) === -nth)),
    );
  if (byMonthDay.length) return byMonthDay.some((n) => date === (n < 0 ? last + 1 + n : n));
  if (freq === 'WEEKLY') return d.getUTCDay() === s.getUTCDay();
  if (freq === 'MONTHLY') return date === s.getUTCDate();
  return freq !== 'YEARLY' || (date === s.getUTCDate() && (byMonth.length > 0 || d.getUTCMonth() === s.getUTCMonth()));
}
