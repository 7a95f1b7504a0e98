import { newId } from '@prorab/kernel';
import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AbsencePlanned } from '../../contract/absence-planned.event.js';
import type { AbsenceKind } from '../../domain/absence-plan.js';
import { EmployeeGone, EmployeeMissing } from '../../domain/team-errors.js';
import { AbsenceBook } from '../ports/absence-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { CheckDeputy } from '../steps/check-deputy.step.js';

export interface PlanAbsenceOrder {
  employeeId: string;
  kind: AbsenceKind;
  from: Date;
  to: Date;
  /** Null: the standing deputy, if there is one. */
  deputyId?: string | null;
  note?: string;
}

/** May lie in the past too: a sick leave is written down when the sheet comes. */
@UseCase()
export class PlanAbsence {
  constructor(
    private readonly absences: AbsenceBook,
    private readonly employees: EmployeeRegister,
    private readonly deputies: CheckDeputy,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeMissing, EmployeeGone, DeputyInvalid, AbsenceInvalid, AbsenceOverlaps */
  execute({
    employeeId,
    kind,
    from,
    to,
    deputyId = null,
    note = '',
  }: PlanAbsenceOrder): Promise<{ absenceId: string }> {
    return this.work.run(async () => {
      const employee = await this.employees.byId(employeeId);
      if (!employee) throw new EmployeeMissing(employeeId);
      if (!employee.active) throw new EmployeeGone(employeeId);
      await this.deputies.execute({ deputyId, of: employeeId });
      const plan = await this.absences.takeForChange(employeeId);
      const absenceId = newId();
      plan.add({ id: absenceId, kind, from, to, deputyId, note: note.trim(), plannedAt: this.clock.now() });
      await this.absences.save(plan);
      const period = { from: from.toISOString(), to: to.toISOString() };
      this.audit.record({
        action: 'team.absence-planned',
        subject: `employee:${employeeId}`,
        before: null,
        after: { absenceId, kind, ...period },
      });
      this.outbox.add(
        AbsencePlanned.of({ absenceId, employeeId, ...period, deputyId: deputyId ?? employee.state.deputyId }),
      );
      return { absenceId };
    });
  }
}
