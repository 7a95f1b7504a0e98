import { DomainError } from './domain-error.js';
import { Holidays } from './holidays.js';
import { dayName, dayNumber, MINUTE, weekdayOf, ZoneClock } from './local-time.js';
import type { CalendarDay } from './local-time.js';
import { joined, parseHours, shortened, WEEKDAYS } from './weekly-hours.js';
import type { HoursText, Span, WeeklyHours } from './weekly-hours.js';

/** Half-open: the first instant belongs to it, the last does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface CalendarRules {
  /** IANA name, `Europe/Moscow`. */
  readonly zone: string;
  readonly hours: WeeklyHours;
  /** `null`: the place does not close for public holidays. Default: Russia's. */
  readonly holidays?: Holidays | null;
  /** Days that go by their own hours, whatever the week and the state say: `{ '2026-12-31': '10:00-15:00' }`. */
  readonly exceptions?: Readonly<Record<CalendarDay, HoursText>>;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Ten years: further than this no deadline is looked for and nothing is summed up. */
const HORIZON_DAYS = 3_660;
const russia = new Holidays();

/** When a place or a person works. Immutable; days are worked out once and kept, so share one calendar among many questions. */
export class WorkingCalendar {
  readonly #rules: CalendarRules;
  readonly #clock: ZoneClock;
  readonly #holidays: Holidays | null;
  readonly #week: readonly (readonly Span[])[];
  readonly #exceptions: ReadonlyMap<CalendarDay, readonly Span[]>;
  readonly #absences: readonly Interval[];
  readonly #days = new Map<number, readonly Interval[]>();
  /** The stretch that was asked for last: open from here to its end. */
  #asked: { readonly day: number; readonly from: number; readonly end: number } | null = null;

  /** @throws DomainError kernel.zone-unknown, kernel.hours-invalid, kernel.day-invalid */
  constructor(rules: CalendarRules, absences: readonly Period[] = []) {
    this.#rules = rules;
    this.#clock = ZoneClock.of(rules.zone);
    this.#holidays = rules.holidays === undefined ? russia : rules.holidays;
    this.#week = WEEKDAYS.map((day) => parseHours(rules.hours[day] ?? ''));
    const exceptions = Object.entries(rules.exceptions ?? {});
    this.#exceptions = new Map(exceptions.map(([day, hours]) => [dayName(dayNumber(day)), parseHours(hours)]));
    this.#absences = joined(absences.map(({ from, to }) => ({ from: time(from), to: time(to) })));
  }

  /** The same place with other hours on the days that are named: a personal schedule. `''` closes a day. */
  withHours(hours: WeeklyHours): WorkingCalendar {
    return new WorkingCalendar({ ...this.#rules, hours: { ...this.#rules.hours, ...hours } }, this.#absent());
  }
  /** Without the periods in which the person is away. */
  without(absences: readonly Period[]): WorkingCalendar {
    return new WorkingCalendar(this.#rules, [...this.#absent(), ...absences]);
  }

  get zone(): string {
    return this.#rules.zone;
  }
  /** False where the moved holidays of the year are not known and weekends and statutory holidays stand in for them. */
  isCertain(instant: Date): boolean {
    return this.#holidays === null || this.#holidays.knows(this.dayOf(instant).slice(0, 4));
  }
  /** The business day in the zone of the calendar. */
  dayOf(instant: Date): CalendarDay {
    return dayName(this.#clock.dayNumberAt(time(instant)));
  }
  /** From midnight to midnight on the wall; 23 or 25 hours when the clock is moved. */
  bordersOf(day: CalendarDay): Period {
    const number = dayNumber(day);
    return { from: new Date(this.#clock.instantOf(number, 0)), to: new Date(this.#clock.instantOf(number + 1, 0)) };
  }
  /** Open hours of a day, in order; hours past midnight belong to the day on which they pass. */
  hoursOf(day: CalendarDay): Period[] {
    return this.#intervals(dayNumber(day)).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  }

  isOpenAt(instant: Date): boolean {
    const at = time(instant);
    return this.#intervals(this.#dayAt(at)).some(({ from, to }) => from <= at && at < to);
  }

  /** Open minutes in [a, b), with fractions; negative if b is before a. @throws DomainError kernel.period-too-long past ten years */
  workingMinutesBetween(a: Date, b: Date): number {
    const [from, to] = [time(a), time(b)];
    if (to < from) return 0 - this.workingMinutesBetween(b, a);
    const [first, last] = [this.#dayAt(from), this.#dayAt(to)];
    if (last - first > HORIZON_DAYS)
      throw new DomainError('invalid', 'kernel.period-too-long', 'The period is longer than ten years');
    let sum = 0;
    for (let day = first; day <= last; day++) {
      for (const open of this.#intervals(day)) sum += Math.max(0, Math.min(open.to, to) - Math.max(open.from, from));
    }
    return sum / MINUTE;
  }

  /**
   * The earliest instant by which that many open minutes have passed since `from` (zero: `from` itself); for a negative number the
   * latest instant from which they pass until `from`. @throws DomainError kernel.calendar-never-open if ten years do not hold them
   */
  addWorkingMinutes(from: Date, minutes: number): Date {
    let left = Math.round(minutes * MINUTE);
    const start = time(from);
    if (left === 0) return new Date(start);
    const step = left > 0 ? 1 : -1;
    const first = this.#dayAt(start);
    for (let ahead = 0; this.#everOpen && ahead <= HORIZON_DAYS; ahead++) {
      const intervals = this.#intervals(first + ahead * step);
      for (const open of step > 0 ? intervals : [...intervals].reverse()) {
        const begin = step > 0 ? Math.max(open.from, start) : Math.min(open.to, start);
        const room = step > 0 ? open.to - begin : open.from - begin;
        if (room * step <= 0) continue;
        if (room * step >= left * step) return new Date(begin + left);
        left -= room;
      }
    }
    throw new DomainError(
      'invalid',
      'kernel.calendar-never-open',
      'The calendar does not hold so many working minutes',
      { minutes },
    );
  }

  /** The instant itself if open, else the next opening; null if ten years bring none. */
  nextOpening(instant: Date): Date | null {
    const at = time(instant);
    const first = this.#dayAt(at);
    for (let day = first; this.#everOpen && day <= first + HORIZON_DAYS; day++) {
      const open = this.#intervals(day).find(({ to }) => to > at);
      if (open) return new Date(Math.max(open.from, at));
    }
    return null;
  }

  /** End of the stretch that is open at the instant, across midnight too; null if closed (or if it never ends). */
  closingAfter(instant: Date): Date | null {
    const at = time(instant);
    if (!this.isOpenAt(instant)) return null;
    const day = this.#dayAt(at);
    // A place that never closes is walked for ten years: once a day, however many people are asked about.
    const asked = this.#asked;
    if (asked?.day === day && asked.from <= at && at < asked.end) return asDate(asked.end);
    const end = this.#endOfStretch(at, day);
    this.#asked = { day, from: at, end };
    return asDate(end);
  }

  #endOfStretch(from: number, first: number): number {
    let at = from;
    for (let day = first; day <= first + HORIZON_DAYS; day++) {
      for (const { from, to } of this.#intervals(day)) if (from <= at && at < to) at = to;
      if (at < this.#clock.instantOf(day + 1, 0)) return at;
    }
    return Infinity;
  }

  get #everOpen(): boolean {
    return (
      this.#week.some((spans) => spans.length > 0) || [...this.#exceptions.values()].some((spans) => spans.length > 0)
    );
  }
  #absent(): Period[] {
    return this.#absences.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  }

  /** The day whose stretch [its midnight, next midnight) holds the instant; not the wall's date in an hour doubled at midnight. */
  #dayAt(instant: number): number {
    const day = this.#clock.dayNumberAt(instant);
    if (instant >= this.#clock.instantOf(day + 1, 0)) return day + 1;
    return instant < this.#clock.instantOf(day, 0) ? day - 1 : day;
  }

  #intervals(day: number): readonly Interval[] {
    let known = this.#days.get(day);
    if (!known) {
      if (this.#days.size > HORIZON_DAYS * 2) this.#days.clear();
      this.#days.set(day, (known = this.#workOut(day)));
    }
    return known;
  }

  #workOut(day: number): Interval[] {
    const overnight = this.#spans(day - 1).map(({ from, to }) => ({ from: Math.max(0, from - 1440), to: to - 1440 }));
    const today = this.#spans(day).map(({ from, to }) => ({ from, to: Math.min(to, 1440) }));
    const open = joined([...overnight, ...today]).map(({ from, to }) => ({
      from: this.#clock.instantOf(day, from),
      to: this.#clock.instantOf(day, to),
    }));
    return subtracted(joined(open), this.#absences);
  }

  #spans(day: number): readonly Span[] {
    const name = dayName(day);
    const exception = this.#exceptions.get(name);
    if (exception) return exception;
    const usual = this.#week[weekdayOf(day)] ?? [];
    const state = this.#holidays?.kindOf(name, day);
    if (!state || (state.kind === 'free' && !state.public)) return usual;
    if (state.kind === 'free') return [];
    // A weekend turned into a working day: its own hours if it has any, else those of the last working day of the week.
    const spans =
      state.moved && usual.length === 0 ? ([...this.#week].slice(0, 5).findLast((s) => s.length > 0) ?? []) : usual;
    return state.kind === 'short' ? shortened(spans, 60) : spans;
  }
}

const asDate = (instant: number): Date | null => (instant === Infinity ? null : new Date(instant));
function time(instant: Date): number {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new DomainError('invalid', 'kernel.instant-invalid', 'Not an instant');
  return ms;
}

function subtracted(open: readonly Interval[], away: readonly Interval[]): Interval[] {
  let rest = [...open];
  for (const gone of away) {
    if (rest.length === 0) break;
    rest = rest.flatMap(({ from, to }) =>
      gone.to <= from || to <= gone.from
        ? [{ from, to }]
        : [
            { from, to: gone.from },
            { from: gone.to, to },
          ].filter((piece) => piece.from < piece.to),
    );
  }
  return rest;
}
