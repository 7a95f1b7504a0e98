import { type CalendarDay, type WorkingCalendar, dayName, dayNumber } from '@prorab/kernel';

/** Further back nothing is counted exactly: it is long ago. */
const FAR = 400;

/** Counts working days of one branch back from one day; many invoices share it. */
export class WorkingDays {
  readonly today: CalendarDay;
  /** Working days in (today - n, today], by n. */
  readonly #since: number[] = [0];
  readonly #today: number;

  constructor(
    private readonly calendar: WorkingCalendar,
    readonly now: Date,
  ) {
    this.today = calendar.dayOf(now);
    this.#today = dayNumber(this.today);
  }

  dayOf(at: Date): CalendarDay {
    return this.calendar.dayOf(at);
  }
  isOpenNow(): boolean {
    return this.calendar.isOpenAt(this.now);
  }
  /** Working days after a day, today among them; 0 for today and what is ahead. */
  after(day: CalendarDay): number {
    const back = Math.min(FAR, this.#today - dayNumber(day));
    if (back <= 0) return 0;
    for (let n = this.#since.length; n <= back; n++) {
      const open = this.calendar.hoursOf(dayName(this.#today - n + 1)).length > 0;
      this.#since.push((this.#since[n - 1] ?? 0) + (open ? 1 : 0));
    }
    return this.#since[back] ?? 0;
  }
}
