import { dayName, dayNumber, weekdayOf } from './local-time.js';

/** What one year changes against plain weekends. Days are `MM-DD`. */
export interface HolidayYear {
  /** Free days, statutory and moved, also where they fall on a weekend. */
  readonly off: readonly string[];
  /** Saturdays and Sundays that are working days. */
  readonly work: readonly string[];
  /** Working days that end an hour earlier. */
  readonly short: readonly string[];
}

/** By year, `2026`. */
export type HolidayTable = Readonly<Record<string, HolidayYear>>;

export type DayKind = 'working' | 'short' | 'free';

/** Labour code of Russia, article 112. */
const STATUTORY = [
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
];
const BEFORE_STATUTORY = new Set(['02-22', '03-07', '04-30', '05-08', '06-11', '11-03', '12-31']);

/** Government decrees on moved days: 1335 of 2024-10-04 (for 2025), 1466 of 2025-09-24 (for 2026). */
export const RUSSIAN_HOLIDAYS: HolidayTable = {
  2025: {
    off: [...STATUTORY, '05-02', '05-08', '06-13', '11-03', '12-31'],
    work: ['11-01'],
    short: ['03-07', '04-30', '06-11', '11-01'],
  },
  2026: {
    off: [...STATUTORY, '01-09', '03-09', '05-11', '12-31'],
    work: [],
    short: ['04-30', '05-08', '06-11', '11-03'],
  },
};

/**
 * Tells free, short and working days apart. A year that the table lacks goes by the law alone: weekends, statutory holidays, and a
 * holiday outside of January that falls on a weekend moves it to the next working day; and `knows` says no.
 */
export class Holidays {
  readonly #years = new Map<string, { off: Set<string>; work: Set<string>; short: Set<string> }>();

  readonly #byLaw = new Map<string, ReadonlySet<string>>();

  /** @throws DomainError kernel.day-invalid for a year or a day that the calendar does not have */
  constructor(table: HolidayTable = RUSSIAN_HOLIDAYS) {
    for (const [year, { off, work, short }] of Object.entries(table)) {
      for (const day of [...off, ...work, ...short]) dayNumber(`${year}-${day}`);
      this.#years.set(year, { off: new Set(off), work: new Set(work), short: new Set(short) });
    }
  }

  /** Are the moved days of this year known? */
  knows(year: number | string): boolean {
    return this.#years.has(String(year));
  }

  /** @param name the day as `YYYY-MM-DD` @param number the same as days since 1970 */
  kindOf(name: string, number: number): { kind: DayKind; public: boolean; moved: boolean } {
    const monthDay = name.slice(5);
    const weekend = weekdayOf(number) > 4;
    const year = this.#years.get(name.slice(0, 4));
    if (!year) {
      const holiday = STATUTORY.includes(monthDay) || this.#movedByLaw(name.slice(0, 4)).has(monthDay);
      const kind = holiday || weekend ? 'free' : BEFORE_STATUTORY.has(monthDay) ? 'short' : 'working';
      return { kind, public: holiday, moved: false };
    }
    const moved = year.work.has(monthDay);
    if (year.off.has(monthDay)) return { kind: 'free', public: true, moved: false };
    if (weekend && !moved) return { kind: 'free', public: false, moved: false };
    return { kind: year.short.has(monthDay) ? 'short' : 'working', public: false, moved };
  }

  /** Labour code, article 112, part 2: days off that coincide with holidays of January are for the government to move. */
  #movedByLaw(year: string): ReadonlySet<string> {
    let moved = this.#byLaw.get(year);
    if (moved) return moved;
    const found = new Set<string>();
    const free = (day: number): boolean =>
      weekdayOf(day) > 4 || STATUTORY.includes(dayName(day).slice(5)) || found.has(dayName(day).slice(5));
    for (const holiday of STATUTORY.filter((day) => !day.startsWith('01-'))) {
      let day = dayNumber(`${year}-${holiday}`);
      if (weekdayOf(day) < 5) continue;
      while (free(day)) day++;
      found.add(dayName(day).slice(5));
    }
    this.#byLaw.set(year, (moved = found));
    return moved;
  }
}
