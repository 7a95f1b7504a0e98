import { UseCase } from '@prorab/platform/marks';
import { InquiryReopened } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { SalesRules } from '../sales-rules.js';

/** It was a customer after all: waits for an owner, and the answer is owed from now. */
@UseCase()
export class UnmarkSpam {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
  ) {}

  execute({ inquiryId, expectedVersion }: { inquiryId: string; expectedVersion?: number }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-reopened' }, (inquiry, act) => {
      inquiry.unmarkSpam({ ...act, respondWithinMinutes: this.rules.firstResponseMinutes });
      const { number } = inquiry.state;
      return [InquiryReopened.of({ inquiryId, number, why: 'not-spam', at: act.at.toISOString() })];
    });
  }
}
