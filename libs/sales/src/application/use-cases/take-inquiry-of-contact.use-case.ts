import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type ContactTaken, InquiryAssigned, InquiryKept } from '../../contract/index.js';
import type { Act, Inquiry } from '../../domain/inquiry/inquiry.js';
import { ContactUnknown } from '../application-errors.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { LoadBoard } from '../ports/load-board.port.js';
import { TimeLine } from '../ports/time-line.port.js';

type Taken = Omit<ContactTaken, never>;

/** Who talks with the customer owns the inquiry, if it is nobody's or goes from hand to hand with the talk; else it stays where it is. */
@UseCase()
export class TakeInquiryOfContact {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly load: LoadBoard,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ContactUnknown the contact itself is still on its way here: to be tried again */
  execute({ taken }: { taken: Taken }): Promise<void> {
    return this.work.run(async () => {
      const { contactId } = taken;
      // The same name as for receiving, so the two cannot pass each other.
      await this.locks.hold(`sales.contact:${contactId}`);
      const entry = await this.timeLine.byId(contactId);
      if (!entry) throw new ContactUnknown(contactId);
      if (!entry.inquiryId) return;
      const inquiry = await this.inquiries.takeForChange(entry.inquiryId);
      if (inquiry.isOpen) await this.decide(inquiry, taken);
    });
  }

  private async decide(inquiry: Inquiry, { employeeId, fromEmployeeId = null }: Taken): Promise<void> {
    const { id: inquiryId, number, ownerId, branchId, status } = inquiry.state;
    const because = [{ rule: 'person', outcome: 'chose', code: 'taken', employeeId, numbers: {} }] as const;
    const act = { ...(await this.changes.actOn(branchId)), by: employeeId, because };
    const at = act.at.toISOString();
    if (ownerId === employeeId) {
      if (status !== 'assigned') return;
      inquiry.take(employeeId, act);
      return this.changes.store([{ inquiry, as: 'inquiry-taken', events: [] }]);
    }
    if (ownerId !== null && ownerId !== fromEmployeeId) {
      this.changes.tell(InquiryKept.of({ inquiryId, number, ownerId, employeeId, at }));
      return;
    }
    this.pass(inquiry, employeeId, act);
    await this.load.given([employeeId], act.at);
    const told = { inquiryId, number, employeeId, previousOwnerId: ownerId, because: ['person.taken'], at };
    await this.changes.store([{ inquiry, as: 'inquiry-taken', events: [InquiryAssigned.of(told)] }]);
  }
  /** What is answered stays answered: nothing more is owed by its changing hands. */
  private pass(inquiry: Inquiry, employeeId: string, act: Act): void {
    const { ownerId, status } = inquiry.state;
    if (ownerId !== null || status === 'answered') inquiry.assign(employeeId, { ...act, takeBy: null, byHand: true });
    if (inquiry.state.status !== 'answered') inquiry.take(employeeId, act);
  }
}
