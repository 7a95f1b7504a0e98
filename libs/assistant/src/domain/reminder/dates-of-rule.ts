import type { NextDates } from './firing.js';
import type { ReminderRecord } from './reminder-record.js';
import { type Wall, instantOf, wallOf } from './wall-time.js';

/** Dates of a rule on the wall, later than `after`, in order, `count` at most. */
export type WallDates = (rule: string, start: Wall, after: Wall, count: number) => readonly Wall[];

/** No zone ever moved its clock by more; so far back is looked for dates that the wall shows again. */
const LONGEST_SHIFT = 3 * 3_600_000;
const EXTRA = 6;

/**
 * The dates of a reminder as instants: the rule is stepped on the wall of its zone, so that nine stays nine when the clock is moved.
 * A date in the hour that is skipped comes at the moment of the skip, one in the hour that is doubled comes once.
 */
export function datesOf(
  { repeat, startsAt, zone }: Pick<ReminderRecord, 'repeat' | 'startsAt' | 'zone'>,
  wallDates: WallDates,
): NextDates {
  if (repeat === null) return () => [];
  const start = wallOf(startsAt, zone);
  return (after, count) => {
    const walls = wallDates(repeat, start, wallOf(after, zone) - LONGEST_SHIFT, count + EXTRA);
    const instants = walls.map((wall) => instantOf(wall, zone)).filter((at) => at > after);
    return instants.filter((at, n) => n === 0 || at.getTime() !== instants[n - 1]?.getTime()).slice(0, count);
  };
}
