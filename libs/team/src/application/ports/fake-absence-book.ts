import { AbsencePlan } from '../../domain/absence-plan.js';
import type { Absence } from '../../domain/absence-plan.js';
import { AbsenceBook } from './absence-book.port.js';

export class FakeAbsenceBook extends AbsenceBook {
  readonly rows = new Map<string, readonly Absence[]>();

  async takeForChange(employeeId: string): Promise<AbsencePlan> {
    return AbsencePlan.restore({ employeeId, absences: this.#of(employeeId) });
  }
  async save(plan: AbsencePlan): Promise<void> {
    this.rows.set(plan.employeeId, plan.state.absences);
  }
  async endingAfter(instant: Date): Promise<ReadonlyMap<string, readonly Absence[]>> {
    const found = [...this.rows.keys()].map((id) => [id, this.#of(id).filter(({ to }) => to > instant)] as const);
    return new Map(found.filter(([, absences]) => absences.length > 0));
  }
  #of(employeeId: string): readonly Absence[] {
    return (this.rows.get(employeeId) ?? []).toSorted((a, b) => a.from.getTime() - b.from.getTime());
  }
}
