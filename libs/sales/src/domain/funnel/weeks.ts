import { type CalendarDay, DomainError, ZoneClock, dayName, dayNumber, weekdayOf } from '@prorab/kernel';

/** Days that lie side by side: each span ends where the next begins, the last before the day `end`. */
export interface Spans {
  starts: readonly CalendarDay[];
  end: CalendarDay;
}

/** Mondays of the whole weeks that the days touch; `to` is the last day of the period. */
export function weeksOf(from: CalendarDay, to: CalendarDay): Spans {
  const [first, last] = [dayNumber(from), dayNumber(to)].map((day) => day - weekdayOf(day)) as [number, number];
  const starts: CalendarDay[] = [];
  for (let day = first; day <= last; day += 7) starts.push(dayName(day));
  return { starts, end: dayName(last + 7) };
}

/** `2026-11`. @throws DomainError kernel.day-invalid */
export function monthSpan(month: string): Spans {
  const first = `${month}-01`;
  if (!/^\d{4}-\d\d$/.test(month))
    throw new DomainError('invalid', 'kernel.day-invalid', 'A month is written YYYY-MM', { day: month });
  return { starts: [first], end: `${dayName(dayNumber(first) + 31).slice(0, 7)}-01` };
}

/** When each of the spans begins in a zone, and when the last one ends. */
export function bordersIn(zone: string, { starts, end }: Spans): Date[] {
  const clock = ZoneClock.of(zone);
  return [...starts, end].map((day) => new Date(clock.instantOf(dayNumber(day), 0)));
}
