import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryEscalated, InquiryReturned } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { SalesRules } from '../sales-rules.js';

/** Given, but not taken in time: back to the pool, and the head learns of it. Called by the clock. */
@UseCase()
export class ReturnUntaken {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ limit = 100 }: { limit?: number } = {}): Promise<{ returned: number }> {
    return this.work.run(async () => {
      const late = await this.inquiries.takeUntaken(this.clock.now(), limit);
      const done = [];
      for (const inquiry of late) {
        const { id: inquiryId, number, ownerId: previousOwnerId, branchId } = inquiry.state;
        const numbers = { minutes: this.rules.takeWithinMinutes };
        const because = [
          { rule: 'clock', outcome: 'passed', code: 'not-taken', employeeId: previousOwnerId, numbers },
        ] as const;
        const act = { ...(await this.changes.actOn(branchId)), because };
        const at = act.at.toISOString();
        inquiry.returnToPool(act, { notAgain: true });
        const events: object[] = [InquiryReturned.of({ inquiryId, number, previousOwnerId, why: 'not-taken', at })];
        if (inquiry.escalate(act))
          events.push(InquiryEscalated.of({ inquiryId, number, ownerId: previousOwnerId, why: 'not-taken', at }));
        done.push({ inquiry, as: 'inquiry-returned', events });
      }
      await this.changes.store(done);
      return { returned: done.length };
    });
  }
}
