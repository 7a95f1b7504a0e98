import { AbsenceInvalid, AbsenceMissing, AbsenceOver, AbsenceOverlaps } from './team-errors.js';

export const ABSENCE_KINDS = ['vacation', 'sick', 'other'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** Half-open: away from `from`, back at `to`. */
export interface Absence {
  readonly id: string;
  readonly kind: AbsenceKind;
  readonly from: Date;
  readonly to: Date;
  readonly deputyId: string | null;
  readonly note: string;
  readonly plannedAt: Date;
  /** Set when taken back before or while it lasted; a lasting one ends at this instant, one that had not begun never was. */
  readonly cancelledAt: Date | null;
}

export interface AbsencePlanState {
  readonly employeeId: string;
  readonly absences: readonly Absence[];
}

const LONGEST_MS = 4 * 366 * 86_400_000;

/** The stretch in which the employee is really away, or null if none is left of it. */
export function awayDuring({ from, to, cancelledAt }: Absence): { from: Date; to: Date } | null {
  if (!cancelledAt || cancelledAt >= to) return { from, to };
  return cancelledAt <= from ? null : { from, to: cancelledAt };
}

/** All absences of one employee: the one place that can see that two of them overlap. */
export class AbsencePlan {
  #state: AbsencePlanState;

  private constructor(state: AbsencePlanState) {
    this.#state = state;
  }
  static restore(state: AbsencePlanState): AbsencePlan {
    return new AbsencePlan(state);
  }

  get state(): AbsencePlanState {
    return Object.freeze({ ...this.#state });
  }
  get employeeId(): string {
    return this.#state.employeeId;
  }

  /** @throws AbsenceInvalid, AbsenceOverlaps */
  add(absence: Omit<Absence, 'cancelledAt'>): void {
    const length = absence.to.getTime() - absence.from.getTime();
    if (!ABSENCE_KINDS.includes(absence.kind)) throw new AbsenceInvalid('kind-unknown');
    if (!(length > 0)) throw new AbsenceInvalid('ends-before-it-begins');
    if (length > LONGEST_MS) throw new AbsenceInvalid('longer-than-four-years');
    if (absence.deputyId === this.employeeId) throw new AbsenceInvalid('own-deputy');
    if (absence.note.length > 500) throw new AbsenceInvalid('note-too-long');
    const other = this.#state.absences.find((known) => {
      const away = awayDuring(known);
      return away !== null && away.from < absence.to && absence.from < away.to;
    });
    if (other) throw new AbsenceOverlaps(other.id);
    this.#state = { ...this.#state, absences: [...this.#state.absences, { ...absence, cancelledAt: null }] };
  }

  /** @returns the absence as planned and from when the employee is back @throws AbsenceMissing, AbsenceOver */
  cancel(absenceId: string, at: Date): { absence: Absence; backAt: Date } {
    const absence = this.#state.absences.find((known) => known.id === absenceId);
    if (!absence) throw new AbsenceMissing(absenceId);
    if (absence.cancelledAt || at >= absence.to) throw new AbsenceOver(absenceId);
    const cancelled = { ...absence, cancelledAt: at };
    this.#state = {
      ...this.#state,
      absences: this.#state.absences.map((known) => (known === absence ? cancelled : known)),
    };
    return { absence, backAt: at > absence.from ? at : absence.from };
  }
}
