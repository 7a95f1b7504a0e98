import { type CalendarDay, ZoneClock, dayName, dayNumber, weekdayOf } from '@prorab/kernel';

/** Mondays of the whole weeks that the days touch; `to` is the last day of the period. */
export function weeksOf(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const [first, last] = [dayNumber(from), dayNumber(to)].map((day) => day - weekdayOf(day)) as [number, number];
  const weeks: CalendarDay[] = [];
  for (let day = first; day <= last; day += 7) weeks.push(dayName(day));
  return weeks;
}
/** When each of these weeks begins in a zone, and when the last one ends. */
export function bordersIn(zone: string, weeks: readonly CalendarDay[]): Date[] {
  const clock = ZoneClock.of(zone);
  const starts = weeks.map((week) => dayNumber(week));
  const last = starts.at(-1);
  return [...starts, ...(last === undefined ? [] : [last + 7])].map((day) => new Date(clock.instantOf(day, 0)));
}
