import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryEscalated } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';

/** The customer waits longer than promised: the head learns of it, once per owed answer. Called by the clock. */
@UseCase()
export class EscalateOverdue {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly changes: InquiryChanges,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ limit = 100 }: { limit?: number } = {}): Promise<{ escalated: number }> {
    return this.work.run(async () => {
      const done = [];
      for (const inquiry of await this.inquiries.takeOverdue(this.clock.now(), limit)) {
        const act = await this.changes.actOn(inquiry.state.branchId);
        if (!inquiry.escalate(act)) continue;
        const { id: inquiryId, number, ownerId } = inquiry.state;
        const event = InquiryEscalated.of({ inquiryId, number, ownerId, why: 'answer-late', at: act.at.toISOString() });
        done.push({ inquiry, as: 'inquiry-escalated', events: [event] });
      }
      await this.changes.store(done);
      return { escalated: done.length };
    });
  }
}
