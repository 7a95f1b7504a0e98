import type { WorkingCalendar } from '@prorab/kernel';

/** Somebody who can be told something, as of an instant. */
export interface Recipient {
  readonly employeeId: string;
  readonly name: string;
  readonly role: string;
  readonly branchId: string;
  /** False once dismissed. */
  readonly active: boolean;
  readonly atWork: boolean;
  /** Away until then; null = not away (though perhaps not at work). */
  readonly absentUntil: Date | null;
  readonly nextWorkAt: Date | null;
  readonly deputyId: string | null;
  /** Of the branch; its zone is the person's. */
  readonly calendar: WorkingCalendar;
}

export const isAway = ({ active, absentUntil }: Recipient, at: Date): boolean =>
  !active || (absentUntil !== null && absentUntil > at);
