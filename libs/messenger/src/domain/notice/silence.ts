import type { WorkingCalendar } from '@prorab/kernel';

/** When a person is not to be told of what can wait. */
export interface Silence {
  readonly quiet: WorkingCalendar | null;
  readonly calendar: WorkingCalendar;
  /** End of the absence that lasts (vacation, illness). */
  readonly absentUntil: Date | null;
  readonly outsideWork: boolean;
}
export type SilentBecause = 'away' | 'quiet-hours' | 'outside-work';

export function silentBecause({ quiet, calendar, absentUntil, outsideWork }: Silence, at: Date): SilentBecause | null {
  if (absentUntil && at < absentUntil) return 'away';
  if (quiet?.isOpenAt(at)) return 'quiet-hours';
  return outsideWork || isWorkDay(calendar, at) ? null : 'outside-work';
}

/**
 * The first instant from `at` on that is not silent; back from an absence only with the working day, not at midnight. null: ten rounds
 * found none (quiet hours that cover the working day).
 */
export function morningAfter(silence: Silence, at: Date): Date | null {
  const { quiet, calendar, absentUntil, outsideWork } = silence;
  const isAway = absentUntil !== null && at < absentUntil;
  let morning = isAway ? absentUntil : at;
  for (let round = 0; round < 10; round++) {
    if (quiet?.isOpenAt(morning)) morning = quiet.closingAfter(morning) ?? morning;
    if ((isAway || !outsideWork) && !isWorkDay(calendar, morning)) morning = calendar.nextOpening(morning) ?? morning;
    if (silentBecause(silence, morning) === null) return morning;
    // A calendar that never opens stands for nothing: then only the quiet counts.
    if (!outsideWork && calendar.nextOpening(morning) === null && !quiet?.isOpenAt(morning)) return morning;
  }
  return null;
}

/** Between the first opening and the last closing of a day: the lunch break belongs to the day. */
function isWorkDay(calendar: WorkingCalendar, at: Date): boolean {
  if (calendar.isOpenAt(at)) return true;
  const hours = calendar.hoursOf(calendar.dayOf(at));
  const [first, last] = [hours[0], hours.at(-1)];
  // Hours that begin at midnight are the end of a night shift; the gap behind them is its day's rest.
  return (
    first !== undefined && last !== undefined && first.from <= at && at < last.to && !isNightShift(calendar, first.from)
  );
}
const isNightShift = (calendar: WorkingCalendar, opening: Date): boolean =>
  opening.getTime() === calendar.bordersOf(calendar.dayOf(opening)).from.getTime();
