import { UseCase } from '@prorab/platform/marks';
import { InquiryReopened } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { TimeLine } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

/** It was a customer after all: waits for an owner, and the answer is owed from now. */
@UseCase()
export class UnmarkSpam {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly timeLine: TimeLine,
    private readonly rules: SalesRules,
  ) {}

  execute({ inquiryId, expectedVersion }: { inquiryId: string; expectedVersion?: number }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-reopened' }, async (inquiry, act) => {
      inquiry.unmarkSpam({ ...act, respondWithinMinutes: this.rules.firstResponseMinutes });
      const { number } = inquiry.state;
      const theirs = (await this.timeLine.ofInquiry(inquiryId)).filter((e) => e.direction === 'in');
      // Whoever brought the contacts must not go on calling them spam.
      const contactIds = theirs.slice(-200).map((e) => e.contactId);
      const at = act.at.toISOString();
      return [InquiryReopened.of({ inquiryId, number, why: 'not-spam', contactIds, employeeId: act.by, at })];
    });
  }
}
