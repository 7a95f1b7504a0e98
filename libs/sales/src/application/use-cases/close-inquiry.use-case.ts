import { UseCase } from '@prorab/platform/marks';
import { InquiryClosed } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { PipelineGuards } from '../pipeline-guards.js';
import { SalesRules } from '../sales-rules.js';

export type Outcome = { outcome: 'won'; note?: string } | { outcome: 'lost'; reason: string; note?: string };

/** Won, if its pipeline has what it asks for, or lost for a reason of the list. */
@UseCase()
export class CloseInquiry {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly guards: PipelineGuards,
  ) {}

  /** @throws PipelineGuardRefused, LossReasonUnknown, InquiryHasNoOwner, InquiryMoveRefused, InquiryChangedMeanwhile */
  execute({ inquiryId, expectedVersion, result }: { inquiryId: string; expectedVersion?: number; result: Outcome }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-closed' }, async (inquiry, act) => {
      const reasons = this.rules.lossReasons.map((r) => r.code);
      if (result.outcome === 'won') {
        const note = result.note?.trim() || null;
        await this.guards.check(inquiry.state, 'won', { note });
        inquiry.win({ ...act, note });
      } else inquiry.lose(result.reason, { ...act, reasons, note: result.note ?? null });
      const { number, ownerId, lossReason: reason } = inquiry.state;
      return [
        InquiryClosed.of({ inquiryId, number, ownerId, outcome: result.outcome, reason, at: act.at.toISOString() }),
      ];
    });
  }
}
