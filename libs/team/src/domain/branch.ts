import { WorkingCalendar } from '@prorab/kernel';
import type { CalendarDay, Holidays, HoursText, WeeklyHours } from '@prorab/kernel';
import { BranchInvalid } from './team-errors.js';

export interface BranchState {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  /** IANA name; the business day of the branch begins at its midnight. */
  readonly zone: string;
  /** `812`; completes the local numbers of its customers. */
  readonly areaCode: string | null;
  readonly hours: WeeklyHours;
  /** Days with hours of their own, `{ '2026-12-31': '10:00-15:00' }`. */
  readonly exceptions: Readonly<Record<CalendarDay, HoursText>>;
  /** False: open on public holidays too. */
  readonly keepsHolidays: boolean;
}

export type BranchChange = Partial<Omit<BranchState, 'id'>>;

export class Branch {
  #state: BranchState;

  private constructor(state: BranchState) {
    this.#state = state;
  }
  static restore(state: BranchState): Branch {
    return new Branch(state);
  }
  /** @throws BranchInvalid, and the calendar's own errors for a bad zone or hours */
  static open(facts: BranchState): Branch {
    return new Branch(checked(facts));
  }

  get state(): BranchState {
    return Object.freeze({ ...this.#state });
  }
  get id(): string {
    return this.#state.id;
  }

  change(change: BranchChange): void {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#state = checked({ ...this.#state, ...given, id: this.id });
  }

  calendar(holidays: Holidays): WorkingCalendar {
    return calendarOf(this.#state, holidays);
  }
}

const calendarOf = ({ zone, hours, exceptions, keepsHolidays }: BranchState, holidays?: Holidays): WorkingCalendar =>
  new WorkingCalendar({ zone, hours, exceptions, holidays: keepsHolidays ? holidays : null });

function checked(state: BranchState): BranchState {
  const [name, city] = [state.name.trim(), state.city.trim()];
  if (!name || name.length > 100) throw new BranchInvalid('name', 'name-length');
  if (!city || city.length > 100) throw new BranchInvalid('city', 'name-length');
  if (state.areaCode !== null && !/^\d{3,5}$/.test(state.areaCode))
    throw new BranchInvalid('areaCode', 'area-code-form');
  calendarOf(state);
  return { ...state, name, city };
}
