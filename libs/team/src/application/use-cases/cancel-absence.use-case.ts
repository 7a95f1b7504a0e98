import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AbsenceCancelled } from '../../contract/absence-cancelled.event.js';
import { AbsenceBook } from '../ports/absence-book.port.js';

/** One that has begun ends now; one that has not is as if never planned. */
@UseCase()
export class CancelAbsence {
  constructor(
    private readonly absences: AbsenceBook,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AbsenceMissing, AbsenceOver */
  execute({ employeeId, absenceId }: { employeeId: string; absenceId: string }): Promise<void> {
    return this.work.run(async () => {
      const plan = await this.absences.takeForChange(employeeId);
      const { absence, backAt } = plan.cancel(absenceId, this.clock.now());
      await this.absences.save(plan);
      const period = { from: absence.from.toISOString(), to: absence.to.toISOString() };
      this.audit.record({
        action: 'team.absence-cancelled',
        subject: `employee:${employeeId}`,
        before: { absenceId, ...period },
        after: null,
      });
      this.outbox.add(AbsenceCancelled.of({ absenceId, employeeId, ...period, backAt: backAt.toISOString() }));
    });
  }
}
