import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryAssigned, InquiryReturned } from '../../contract/index.js';
import { EmployeeAbsent, EmployeeUnknown } from '../application-errors.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { LoadBoard } from '../ports/load-board.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

/** An employee leaves: all that is open and all his customers go to one person, or (to = null) to the pool, in one command. */
@UseCase()
export class MoveEverythingOfEmployee {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly colleagues: Colleagues,
    private readonly load: LoadBoard,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ from, to }: { from: string; to: string | null }): Promise<{ inquiries: number; parties: number }> {
    return this.work.run(async () => {
      const at = this.clock.now();
      if (to !== null) await this.expectPresent(to, at);
      const parties = await this.parties.moveResponsible(from, to, { at, by: (await this.changes.actOn(null)).by });
      const done = [];
      for (const inquiry of await this.inquiries.takeHeldBy(from)) {
        const { id: inquiryId, number, branchId } = inquiry.state;
        const because = [
          { rule: 'person', outcome: 'chose', code: 'moved-with-all', employeeId: to, numbers: {} },
        ] as const;
        const act = { ...(await this.changes.actOn(branchId)), because };
        const told = { inquiryId, number, previousOwnerId: from, at: act.at.toISOString() };
        if (to === null) {
          inquiry.returnToPool(act, { notAgain: true });
          done.push({ inquiry, as: 'inquiry-returned', events: [InquiryReturned.of({ ...told, why: 'owner-left' })] });
        } else {
          inquiry.assign(to, {
            ...act,
            byHand: true,
            takeBy: act.hours.addWorkingMinutes(act.at, this.rules.takeWithinMinutes),
          });
          const event = InquiryAssigned.of({ ...told, employeeId: to, because: ['person.moved-with-all'] });
          done.push({ inquiry, as: 'inquiry-assigned', events: [event] });
        }
      }
      await this.changes.store(done);
      if (to !== null && done.length) await this.load.given([to], at);
      this.audit.record({
        action: 'sales.everything-moved',
        subject: from,
        before: null,
        after: { to, inquiries: done.length, parties },
      });
      return { inquiries: done.length, parties };
    });
  }

  private async expectPresent(to: string, at: Date): Promise<void> {
    const person = (await this.colleagues.at(at)).find((c) => c.employeeId === to);
    if (!person) throw new EmployeeUnknown(to);
    if (person.absentUntil && person.absentUntil > at) throw new EmployeeAbsent(person.name, person.absentUntil);
  }
}
