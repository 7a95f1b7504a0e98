import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryAssigned, InquiryEscalated, InquiryReturned } from '../../contract/index.js';
import { type RuleTrace, codesOf } from '../../domain/distribution/trace.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { Distribution, type Sitting } from '../distribution.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

type Done = { inquiry: Inquiry; as: string; events: object[] };

/**
 * An absence has begun. A long one: everything the employee holds moves by the rules (the deputy first), what nobody can take
 * waits in the pool. A short one: the head is asked about each. Nothing stays with an absent person in silence.
 */
@UseCase()
export class RedistributeWhenAbsent {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly colleagues: Colleagues,
    private readonly distribution: Distribution,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ employeeId }: { employeeId: string }): Promise<{ moved: number; asked: number }> {
    return this.work.run(async () => {
      const at = this.clock.now();
      const until = (await this.colleagues.at(at)).find((c) => c.employeeId === employeeId)?.absentUntil;
      // The absence was cancelled, shortened, or has not begun yet.
      if (!until || until <= at) return { moved: 0, asked: 0 };
      const held = await this.inquiries.takeHeldBy(employeeId);
      const reason: RuleTrace = {
        rule: 'clock',
        outcome: 'passed',
        code: 'owner-absent',
        employeeId,
        numbers: { until: until.toISOString() },
      };
      if (until.getTime() - at.getTime() < this.rules.moveWhenAbsentHours * 3_600_000) return this.ask(held, reason);
      const sitting = await this.distribution.sit(at);
      const responsibles = await this.parties.responsibles([...new Set(held.map((i) => i.state.partyId))]);
      const done: Done[] = [];
      for (const inquiry of held) done.push(await this.move(inquiry, sitting, responsibles, reason));
      await this.changes.store(done);
      await this.distribution.rise(sitting);
      return { moved: done.length, asked: 0 };
    });
  }

  private async move(
    inquiry: Inquiry,
    sitting: Sitting,
    responsibles: Map<string, string>,
    reason: RuleTrace,
  ): Promise<Done> {
    const { id: inquiryId, number, partyId, branchId, ownerId: previousOwnerId } = inquiry.state;
    const choice = sitting.choose(inquiry.state, responsibles.get(partyId) ?? null);
    const act = { ...(await this.changes.actOn(branchId, sitting.at)), because: [reason, ...choice.because] };
    const told = { inquiryId, number, previousOwnerId, at: act.at.toISOString() };
    if (choice.employeeId === null) {
      inquiry.returnToPool(act, { notAgain: false });
      return { inquiry, as: 'inquiry-returned', events: [InquiryReturned.of({ ...told, why: 'owner-absent' })] };
    }
    const { employeeId } = choice;
    inquiry.assign(employeeId, { ...act, takeBy: act.hours.addWorkingMinutes(act.at, this.rules.takeWithinMinutes) });
    return {
      inquiry,
      as: 'inquiry-assigned',
      events: [InquiryAssigned.of({ ...told, employeeId, because: codesOf(act.because) })],
    };
  }

  private async ask(held: readonly Inquiry[], reason: RuleTrace): Promise<{ moved: number; asked: number }> {
    const done: Done[] = [];
    for (const inquiry of held) {
      const act = { ...(await this.changes.actOn(inquiry.state.branchId)), because: [reason] };
      if (!inquiry.escalate(act)) continue;
      const { id: inquiryId, number, ownerId } = inquiry.state;
      const event = InquiryEscalated.of({ inquiryId, number, ownerId, why: 'owner-absent', at: act.at.toISOString() });
      done.push({ inquiry, as: 'inquiry-escalated', events: [event] });
    }
    await this.changes.store(done);
    return { moved: 0, asked: done.length };
  }
}
