import { type WorkingCalendar, ZoneClock, dayName, weekdayOf } from '@prorab/kernel';

const MINUTES_A_DAY = 1440;

/** What the clock and the calendar on the wall of a person show: phrases like «завтра в 10» are read against it. */
export class Wall {
  readonly #clock: ZoneClock;
  /** Days since 1970-01-01. */
  readonly today: number;
  /** Minutes since midnight. */
  readonly minutes: number;

  constructor(
    readonly now: Date,
    private readonly calendar: WorkingCalendar,
  ) {
    this.#clock = ZoneClock.of(calendar.zone);
    this.today = this.#clock.dayNumberAt(now.getTime());
    const wall = now.getTime() + this.#clock.offsetAt(now.getTime());
    this.minutes = Math.floor(wall / 60_000) - this.today * MINUTES_A_DAY;
  }

  /** 0 = Monday … 6 = Sunday. */
  get weekday(): number {
    return weekdayOf(this.today);
  }
  instantOf(day: number, minutes: number): Date {
    return new Date(this.#clock.instantOf(day, minutes));
  }
  /** When work begins on a day; nine if nobody works on it. */
  opensOn(day: number): Date {
    return this.calendar.hoursOf(dayName(day))[0]?.from ?? this.instantOf(day, 9 * 60);
  }
  dayAndTimeOf(instant: Date): { day: number; minutes: number } {
    const wall = instant.getTime() + this.#clock.offsetAt(instant.getTime());
    const day = this.#clock.dayNumberAt(instant.getTime());
    return { day, minutes: Math.floor(wall / 60_000) - day * MINUTES_A_DAY };
  }
  /** The same day of a later month, its last day if that has fewer. */
  monthsOn(day: number, months: number): number {
    const at = new Date(day * 86_400_000);
    const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
    return first / 86_400_000 + Math.min(at.getUTCDate(), last) - 1;
  }
  /** A day of the calendar, or null where there is no such day (31 June). */
  dayOf(year: number, month: number, date: number): number | null {
    const at = new Date(Date.UTC(year, month, date));
    return at.getUTCMonth() === month && at.getUTCDate() === date ? at.getTime() / 86_400_000 : null;
  }
  /** The next time that the calendar shows this date, today included. */
  nextDate(month: number, date: number): number | null {
    const year = new Date(this.today * 86_400_000).getUTCFullYear();
    for (const one of [year, year + 1, year + 2, year + 3, year + 4]) {
      const day = this.dayOf(one, month, date);
      if (day !== null && day >= this.today) return day;
    }
    return null;
  }
}

export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
