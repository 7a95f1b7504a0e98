import { UseCase } from '@prorab/platform/marks';
import { InquiryClosed } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';

/** Off the board; what comes in its thread later stays off too. */
@UseCase()
export class MarkSpam {
  constructor(private readonly changes: InquiryChanges) {}

  execute({ inquiryId, expectedVersion }: { inquiryId: string; expectedVersion?: number }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-spam' }, (inquiry, act) => {
      const { number, ownerId } = inquiry.state;
      inquiry.markSpam(act);
      return [
        InquiryClosed.of({ inquiryId, number, ownerId, outcome: 'spam', reason: null, at: act.at.toISOString() }),
      ];
    });
  }
}
