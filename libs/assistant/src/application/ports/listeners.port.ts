import type { WorkingCalendar } from '@prorab/kernel';

/** An employee as the assistant knows him. Told by team. */
export interface Listener {
  readonly employeeId: string;
  readonly name: string;
  readonly role: string;
  /** Working hours of the branch; its zone is the person's. */
  readonly calendar: WorkingCalendar;
}

/** Who may speak to the assistant: those who work here. */
export abstract class Listeners {
  /** null for strangers and for the dismissed. */
  abstract byId(employeeId: string): Promise<Listener | null>;
}
