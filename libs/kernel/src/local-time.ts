import { DomainError } from './domain-error.js';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** Zones have shifted on whole quarters of an hour of UTC since this instant (the last one that did not was Liberia, 1972). */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const QUARTER = 15 * MINUTE;

/** `YYYY-MM-DD` */
export type CalendarDay = string;

/** Days since 1970-01-01. @throws DomainError kernel.day-invalid */
export function dayNumber(day: CalendarDay): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new DomainError('invalid', 'kernel.day-invalid', 'A day is written YYYY-MM-DD', { day });
  }
  return ms / DAY;
}
export const dayName = (number: number): CalendarDay => new Date(number * DAY).toISOString().slice(0, 10);
/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** Wall clock of one IANA zone. `Intl` is slow, so what it said is kept. */
export class ZoneClock {
  static readonly #known = new Map<string, ZoneClock>();
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  private constructor(readonly zone: string) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        calendar: 'gregory',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw new DomainError('invalid', 'kernel.zone-unknown', `No such time zone: ${zone}`, { zone });
    }
  }

  /** @throws DomainError kernel.zone-unknown */
  static of(zone: string): ZoneClock {
    let clock = ZoneClock.#known.get(zone);
    if (!clock) ZoneClock.#known.set(zone, (clock = new ZoneClock(zone)));
    return clock;
  }

  /** Wall clock minus UTC in ms at an instant. */
  offsetAt(instant: number): number {
    if (instant < QUARTERS_SINCE) return this.#ask(instant);
    const quarter = Math.floor(instant / QUARTER);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset = this.#ask(quarter * QUARTER);
      if (this.#offsets.size > 20_000) this.#offsets.clear();
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }

  /** The calendar day on the wall at an instant. */
  dayNumberAt(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY);
  }

  /**
   * The instant when the wall shows `minutes` after midnight of a day. A time that the wall shows twice is its first showing;
   * a time that it skips is the moment of the skip. So later wall times never come earlier.
   */
  instantOf(day: number, minutes: number): number {
    const wall = day * DAY + minutes * MINUTE;
    // On nearly all days nothing shifts; then the beginnings of days answer for all their minutes, and `Intl` is asked once for each.
    const midnight = Math.floor(wall / DAY) * DAY;
    const steady = this.offsetAt(midnight - DAY);
    if (steady === this.offsetAt(midnight + 2 * DAY)) return wall - steady;
    const before = this.offsetAt(wall - DAY);
    const after = this.offsetAt(wall + DAY);
    const first = wall - before;
    if (before === after || this.offsetAt(first) === before) return first;
    const second = wall - after;
    if (this.offsetAt(second) === after) return second;
    return this.#shiftBetween(Math.min(first, second), Math.max(first, second));
  }

  /** The instant at which the offset changes, somewhere in (from, to]. */
  #shiftBetween(from: number, to: number): number {
    const start = this.offsetAt(from);
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle) === start) low = middle;
      else high = middle;
    }
    return high;
  }

  #ask(instant: number): number {
    const wall: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) wall[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  }
}
