import { type WorkingCalendar, dayName, dayNumber, weekdayOf } from '@prorab/kernel';
import { DAY } from './wall-time.js';

export const puttingOff = ['hour', 'morning', 'three-days', 'monday', 'week'] as const;
export type PuttingOff = (typeof puttingOff)[number];
export const isPuttingOff = (text: string): text is PuttingOff => (puttingOff as readonly string[]).includes(text);

/** Until when: an hour from now, or the first working minute of a day on the wall of the person's zone. */
export function putOffUntil(choice: PuttingOff, now: Date, calendar: WorkingCalendar): Date {
  if (choice === 'hour') return new Date(now.getTime() + 3_600_000);
  const today = dayNumber(calendar.dayOf(now));
  const days = { morning: 1, 'three-days': 3, monday: 7 - weekdayOf(today), week: 7 }[choice];
  const { from } = calendar.bordersOf(dayName(today + days));
  return calendar.nextOpening(from) ?? new Date(now.getTime() + days * DAY);
}
