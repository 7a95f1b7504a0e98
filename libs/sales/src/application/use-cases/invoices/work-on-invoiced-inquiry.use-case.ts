import { UseCase } from '@prorab/platform/marks';
import { InquiryAssigned } from '../../../contract/index.js';
import { InquiryChanges } from '../../inquiry-changes.js';
import { InquiryBook } from '../../ports/inquiry-book.port.js';

/** Whoever issued an invoice works on its inquiry: what waits is his, what was only given to him is in work. An answered one stays so. */
@UseCase()
export class WorkOnInvoicedInquiry {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly changes: InquiryChanges,
  ) {}

  /** Inside the caller's unit of work. @returns whether something changed */
  async execute({
    inquiryId,
    number,
    employeeId,
  }: {
    inquiryId: string;
    number: string;
    employeeId: string | null;
  }): Promise<boolean> {
    const [inquiry] = await this.inquiries.takeMany([inquiryId]);
    if (!inquiry) return false;
    const { status, ownerId, branchId } = inquiry.state;
    const by = ownerId ?? employeeId;
    if (by === null || (status !== 'waiting' && status !== 'assigned')) return false;
    const act = await this.changes.actOn(branchId);
    const because = [{ rule: 'person', outcome: 'chose', code: 'taken', employeeId: by, numbers: {} }] as const;
    inquiry.take(by, { ...act, because, note: `Выставлен счёт № ${number}` });
    const told = { inquiryId, number: inquiry.state.number, employeeId: by, previousOwnerId: ownerId };
    const assigned = InquiryAssigned.of({ ...told, because: ['person.taken'], at: act.at.toISOString() });
    await this.changes.store([{ inquiry, as: 'inquiry-taken', events: ownerId === by ? [] : [assigned] }]);
    return true;
  }
}
