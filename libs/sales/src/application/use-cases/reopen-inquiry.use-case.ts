import { UseCase } from '@prorab/platform/marks';
import { InquiryReopened } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { SalesRules } from '../sales-rules.js';

/** A closed one goes on; the rules look for its last owner first. */
@UseCase()
export class ReopenInquiry {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
  ) {}

  execute({ inquiryId, expectedVersion, note }: { inquiryId: string; expectedVersion?: number; note?: string }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-reopened' }, (inquiry, act) => {
      inquiry.reopen({ ...act, note: note ?? null, respondWithinMinutes: this.rules.firstResponseMinutes });
      const { number } = inquiry.state;
      return [InquiryReopened.of({ inquiryId, number, why: 'by-employee', at: act.at.toISOString() })];
    });
  }
}
