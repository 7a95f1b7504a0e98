import { UseCase } from '@prorab/platform/marks';
import { datesOf } from '../domain/reminder/dates-of-rule.js';
import type { NextDates } from '../domain/reminder/firing.js';
import { parseRule } from '../domain/reminder/parse-rule.js';
import { DateInThePast, DateTooFar, RepeatNeverComes } from '../domain/reminder/reminder-errors.js';
import type { ReminderRecord } from '../domain/reminder/reminder-record.js';
import { ruleText } from '../domain/reminder/repeat-rule.js';
import { type Language, momentInWords, ruleInWords } from '../domain/reminder/rule-words.js';
import { wallOf } from '../domain/reminder/wall-time.js';
import { Recurrence } from './ports/recurrence.port.js';

/** Further ahead nobody plans, and a clock in the wrong century would. */
const MOST_YEARS = 10;
const A_MINUTE = 60_000;
type Dated = Pick<ReminderRecord, 'repeat' | 'startsAt' | 'zone'>;

export interface PlannedDates {
  startsAt: Date;
  dueAt: Date;
  repeat: string | null;
}

/** The dates of a reminder, from what a person gave to the instants. */
@UseCase()
export class ReminderDates {
  constructor(private readonly recurrence: Recurrence) {}

  of(reminder: Dated): NextDates {
    return datesOf(reminder, (...given) => this.recurrence.dates(...given));
  }

  /**
   * @param at the date of a single one; of a repeated one its beginning, default now
   * @throws DateInThePast, DateTooFar, RepeatInvalid, RepeatNeverComes
   */
  planned({ at, repeat, zone }: { at: Date | null; repeat: string | null; zone: string }, now: Date): PlannedDates {
    if (repeat === null) {
      const dueAt = this.checked(at ?? now, now, zone);
      return { startsAt: dueAt, dueAt, repeat: null };
    }
    if (at) this.checked(at, now, zone);
    const kept = ruleText(parseRule(repeat));
    const startsAt = new Date(Math.floor(Number(at ?? now) / A_MINUTE) * A_MINUTE);
    const [dueAt] = this.of({ repeat: kept, startsAt, zone })(new Date(Math.max(+startsAt - 1, +now)), 1);
    if (!dueAt) throw new RepeatNeverComes(kept);
    return { startsAt, dueAt, repeat: kept };
  }

  /** A minute of grace: «now» is a moment ago when it arrives. */
  checked(at: Date, now: Date, zone: string): Date {
    if (+at < +now - A_MINUTE) throw new DateInThePast(at, zone);
    if (+at > +now + MOST_YEARS * 366 * 86_400_000) throw new DateTooFar(at, MOST_YEARS);
    return at;
  }

  /** The next dates of a reminder, the one that is due first. */
  next(reminder: Dated & { dueAt: Date | null }, count: number): Date[] {
    const { dueAt } = reminder;
    return dueAt === null ? [] : [dueAt, ...this.of(reminder)(dueAt, count - 1)];
  }

  inWords({ repeat, startsAt, zone }: Dated, language: Language): string | null {
    return repeat === null ? null : ruleInWords(parseRule(repeat), wallOf(startsAt, zone), language);
  }
  moment(at: Date, zone: string, language: Language, now: Date): string {
    return momentInWords(wallOf(at, zone), language, wallOf(now, zone));
  }
}
