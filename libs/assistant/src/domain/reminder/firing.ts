import type { HeldBecause, ReminderRecord } from './reminder-record.js';

/** Dates of a rule of repetition after an instant, in order, `count` at most. */
export type NextDates = (after: Date, count: number) => readonly Date[];

export interface Firing {
  /** The date that it is told for: of those that have passed the last. */
  slot: Date;
  /** Earlier dates that nobody was told of and that are of no use any more. */
  missed: readonly Date[];
  lateMs: number;
  /** Why it was held back until now, if it was. */
  held: HeldBecause | null;
}

const PORTION = 50;
/** A month and a half of hours: what was missed beyond that is not counted one by one. */
const PORTIONS = 20;

/** The dates of a reminder until `now`, and its next one. A downtime of years costs a thousand dates at most. */
export function passedBy(
  now: Date,
  { dueAt, snoozedUntil, repeat }: Pick<ReminderRecord, 'dueAt' | 'snoozedUntil' | 'repeat'>,
  dates: NextDates,
): { passed: Date[]; next: Date | null } {
  const passed: Date[] = [];
  let next = dueAt;
  if (dueAt && dueAt <= now) {
    passed.push(dueAt);
    next = null;
    let after = dueAt;
    for (let portion = 0; repeat !== null && portion < PORTIONS; portion++) {
      const some = dates(after, PORTION);
      passed.push(...some.filter((d) => d <= now));
      next = some.find((d) => d > now) ?? null;
      if (next || some.length < PORTION) break;
      after = some.at(-1) ?? after;
      if (portion === PORTIONS - 1) next = dates(now, 1)[0] ?? null;
    }
  }
  if (snoozedUntil && snoozedUntil <= now) passed.push(snoozedUntil);
  return { passed: passed.sort((a, b) => a.getTime() - b.getTime()), next };
}
