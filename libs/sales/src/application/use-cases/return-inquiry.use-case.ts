import { UseCase } from '@prorab/platform/marks';
import { InquiryReturned } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';

/** Back to the pool; the rules will not ask the same person again. */
@UseCase()
export class ReturnInquiry {
  constructor(private readonly changes: InquiryChanges) {}

  execute({ inquiryId, expectedVersion, note }: { inquiryId: string; expectedVersion?: number; note?: string }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-returned' }, (inquiry, act) => {
      const { ownerId: previousOwnerId, number } = inquiry.state;
      inquiry.returnToPool({ ...act, note: note ?? null }, { notAgain: true });
      return [InquiryReturned.of({ inquiryId, number, previousOwnerId, why: 'by-owner', at: act.at.toISOString() })];
    });
  }
}
