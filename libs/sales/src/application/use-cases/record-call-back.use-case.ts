import { UseCase } from '@prorab/platform/marks';
import { InquiryAnswered, NextStepEnded } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';

/** The customer was called: what was owed to him is answered, what was planned is done. */
@UseCase()
export class RecordCallBack {
  constructor(private readonly changes: InquiryChanges) {}

  /** @throws InquiryMissing, InquiryMoveRefused, InquiryChangedMeanwhile */
  execute({ inquiryId, expectedVersion }: { inquiryId: string; expectedVersion?: number | undefined }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-called-back' }, (inquiry, act) => {
      const { number, firstAnsweredAt, nextStep } = inquiry.state;
      const at = act.at.toISOString();
      inquiry.answer(act.by, { ...act, note: 'call' });
      const employeeId = act.by;
      const answered = InquiryAnswered.of({
        ...{ inquiryId, number, employeeId, via: 'outside', first: firstAnsweredAt === null, at },
      });
      if (nextStep === null) return [answered];
      inquiry.planNextStep(null, act);
      return [answered, NextStepEnded.of({ inquiryId, number, why: 'done', employeeId, at })];
    });
  }
}
