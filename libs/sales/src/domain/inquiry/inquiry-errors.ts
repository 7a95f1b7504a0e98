import { DomainError } from '@prorab/kernel';
import type { GuardedMove, Need } from './pipeline.js';
import type { InquiryMove, InquiryStatus } from './inquiry-status.js';

export class InquiryMissing extends DomainError {
  constructor(inquiryId: string) {
    super('missing', 'sales.inquiry-missing', 'there is no such inquiry', { inquiryId });
  }
}
export class InquiryNumberUnknown extends DomainError {
  constructor(number: number) {
    super('missing', 'sales.inquiry-number-unknown', `there is no inquiry ${number}`, { number });
  }
}
export class InquiryMoveRefused extends DomainError {
  constructor(number: number, move: InquiryMove, status: InquiryStatus) {
    super('conflict', 'sales.inquiry-move-refused', `inquiry ${number} is ${status}, so «${move}» is not possible`, {
      number,
      move,
      status,
    });
  }
}
export class InquiryChangedMeanwhile extends DomainError {
  constructor(number: number, expected: number, actual: number) {
    super('conflict', 'sales.inquiry-changed', `inquiry ${number} was changed meanwhile`, { number, expected, actual });
  }
}
export class InquiryTaken extends DomainError {
  constructor(number: number, ownerId: string) {
    super('conflict', 'sales.inquiry-taken', `inquiry ${number} is another's already`, { number, ownerId });
  }
}
export class InquiryHasNoOwner extends DomainError {
  constructor(number: number) {
    super('conflict', 'sales.inquiry-has-no-owner', `inquiry ${number} has no owner yet`, { number });
  }
}
export class LossReasonUnknown extends DomainError {
  constructor(reason: string, known: readonly string[]) {
    super('invalid', 'sales.loss-reason-unknown', 'a lost inquiry needs a reason from the list', { reason, known });
  }
}
const refusals: Record<GuardedMove, string> = {
  invoice: 'sales.pipeline-refuses-invoice',
  won: 'sales.pipeline-refuses-won',
};
/** `missing`: what the pipeline asks for before. */
export class PipelineGuardRefused extends DomainError {
  constructor(number: number, move: GuardedMove, missing: readonly Need[]) {
    super('conflict', refusals[move], `for «${move}» is missing: ${missing.join(', ')}`, {
      number,
      missing,
    });
  }
}
export class PipelineUnknown extends DomainError {
  constructor(pipeline: string, known: readonly string[]) {
    super('invalid', 'sales.pipeline-unknown', `there is no pipeline «${pipeline}»`, { pipeline, known });
  }
}
export class InquiryLinkedToItself extends DomainError {
  constructor(number: number) {
    super('invalid', 'sales.inquiry-linked-to-itself', `inquiry ${number} cannot be linked to itself`, { number });
  }
}
