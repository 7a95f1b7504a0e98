import type { Absence, AbsencePlan } from '../../domain/absence-plan.js';

export abstract class AbsenceBook {
  /** Locks the plan of the employee, empty or not, until the surrounding unit of work ends: two plans at once cannot overlap. */
  abstract takeForChange(employeeId: string): Promise<AbsencePlan>;
  abstract save(plan: AbsencePlan): Promise<void>;
  /** All whose planned end is after the instant, cancelled ones too, by employee; of one, by beginning. */
  abstract endingAfter(instant: Date): Promise<ReadonlyMap<string, readonly Absence[]>>;
}
