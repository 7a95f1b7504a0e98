import { type CalendarDay, dayNumber } from '@prorab/kernel';
import type { CareRecord } from './invoice-care.js';
import type { Rung } from './rung.js';
import type { WorkingDays } from './working-days.js';

export interface LadderRules {
  /** Working days without payment after which its manager is told, ascending. */
  readonly managerDays: readonly number[];
  /** … and the head. */
  readonly headDay: number;
  /** Days to pay by that are further from the issue, and promised ones further from today, are no days to wait for. */
  readonly promiseAtMostDays: number;
}
/** What the ladder sees of an invoice. */
export interface AwaitedPayment {
  readonly at: Date;
  readonly payBy: CalendarDay | null;
  /** The last payment in part. */
  readonly lastPaidAt: Date | null;
  /** The last contact with the customer, theirs or ours. */
  readonly lastContactAt: Date | null;
}
export interface Waiting {
  /** From which day on it is counted. */
  readonly since: CalendarDay;
  /** Working days without payment and without a word. */
  readonly days: number;
  /** The step that it stands on; null = it is not forgotten yet, or nothing is awaited. */
  readonly reached: Rung | null;
  /** The step that has to be told now; null = it was told, or it is not to be told now. */
  readonly due: Rung | null;
}

const latest = (...days: (CalendarDay | null)[]): CalendarDay =>
  days
    .filter((d): d is CalendarDay => d !== null)
    .sort()
    .at(-1) ?? '';

/**
 * How long a payment has been waited for, and what is to be told of it. Counted in working days from the issue (from the day to pay by, when
 * the books name one); a payment in part, a contact with the customer and a promised day each begin the count anew. Told are the highest steps
 * only: what was missed on the way is not made up for.
 */
export function waitingFor(
  invoice: AwaitedPayment,
  care: Pick<CareRecord, 'promisedOn' | 'snoozedUntil' | 'refused' | 'contactedAt' | 'told'>,
  days: WorkingDays,
  rules: LadderRules,
): Waiting {
  const dayOrNull = (at: Date | null): CalendarDay | null => at && days.dayOf(at);
  const issued = days.dayOf(invoice.at);
  const inReach = (day: CalendarDay | null, from: CalendarDay): CalendarDay | null =>
    day !== null && dayNumber(day) - dayNumber(from) <= rules.promiseAtMostDays ? day : null;
  const since = latest(
    issued,
    inReach(invoice.payBy, issued),
    dayOrNull(invoice.lastPaidAt),
    dayOrNull(invoice.lastContactAt),
    dayOrNull(care.contactedAt),
    inReach(care.promisedOn, days.today),
  );
  const waited = days.after(since);
  const reached = care.refused ? null : rungAt(waited, rules);
  return { since, days: waited, reached, due: reached && isDue(reached, since, care, days) ? reached : null };
}

function rungAt(waited: number, { managerDays, headDay }: LadderRules): Rung | null {
  if (waited >= headDay) return { step: headDay, to: 'head' };
  const step = managerDays.filter((d) => d <= waited).at(-1);
  return step === undefined ? null : { step, to: 'manager' };
}

function isDue(
  { step }: Rung,
  since: CalendarDay,
  { told, snoozedUntil }: Pick<CareRecord, 'told' | 'snoozedUntil'>,
  days: WorkingDays,
): boolean {
  if (!days.isOpenNow() || (snoozedUntil && snoozedUntil > days.now)) return false;
  // What was told before the count began anew does not count any more.
  const known = told && days.dayOf(told.at) > since ? told : null;
  return !known || known.step < step || (snoozedUntil !== null && known.at < snoozedUntil);
}
