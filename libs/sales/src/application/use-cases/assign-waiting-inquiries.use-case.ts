import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryAssigned } from '../../contract/index.js';
import { codesOf } from '../../domain/distribution/trace.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { Distribution, type Sitting } from '../distribution.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook, type WaitingCursor } from '../ports/inquiry-book.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

/** Gives out what waits, oldest first. Called on every new, returned and closed inquiry, and by the clock for the openings. */
@UseCase()
export class AssignWaitingInquiries {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly distribution: Distribution,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ limit = 100, page = 50 }: { limit?: number; page?: number } = {}): Promise<{
    assigned: number;
    mayBeMore: boolean;
  }> {
    return this.work.run(async () => {
      const sitting = await this.distribution.sit(this.clock.now());
      let assigned = 0;
      let after: WaitingCursor | undefined;
      let mayBeMore = false;
      do {
        const waiting = await this.inquiries.takeOldestWaiting({
          limit: Math.min(page, limit - assigned),
          ...(after ? { after } : {}),
        });
        assigned += await this.giveOut(waiting, sitting);
        const last = waiting.at(-1)?.state;
        after = last && { receivedAt: last.receivedAt, id: last.id };
        mayBeMore = waiting.length > 0 && assigned >= limit;
      } while (after && assigned < limit && sitting.anybodyFree);
      await this.distribution.rise(sitting);
      return { assigned, mayBeMore };
    });
  }

  private async giveOut(waiting: readonly Inquiry[], sitting: Sitting): Promise<number> {
    if (waiting.length === 0) return 0;
    const responsibles = await this.parties.responsibles([...new Set(waiting.map((i) => i.state.partyId))]);
    const done: { inquiry: Inquiry; as: string; events: object[] }[] = [];
    for (const inquiry of waiting) {
      const { id: inquiryId, number, partyId, branchId } = inquiry.state;
      const { employeeId, because } = sitting.choose(inquiry.state, responsibles.get(partyId) ?? null);
      const act = {
        ...(await this.changes.actOn(branchId ?? (employeeId && sitting.branchOf(employeeId)), sitting.at)),
        because,
      };
      if (employeeId === null) {
        if (inquiry.keepWaiting(act)) done.push({ inquiry, as: 'inquiry-waits', events: [] });
        continue;
      }
      inquiry.assign(employeeId, { ...act, takeBy: act.hours.addWorkingMinutes(act.at, this.rules.takeWithinMinutes) });
      const event = InquiryAssigned.of({
        inquiryId,
        number,
        employeeId,
        previousOwnerId: null,
        because: codesOf(because),
        at: act.at.toISOString(),
      });
      done.push({ inquiry, as: 'inquiry-assigned', events: [event] });
    }
    await this.changes.store(done);
    return done.filter((d) => d.as === 'inquiry-assigned').length;
  }
}
