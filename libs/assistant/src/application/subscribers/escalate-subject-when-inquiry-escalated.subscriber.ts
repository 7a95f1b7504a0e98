import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryEscalated } from '@prorab/sales/contract';
import { EscalateSubject } from '../use-cases/escalate-subject.use-case.js';

/** The answer is late: it stands in the next total of the head. */
@OnEvent(InquiryEscalated, { as: 'assistant.escalate-subject-when-inquiry-escalated' })
export class EscalateSubjectWhenInquiryEscalated implements Subscriber<InquiryEscalated> {
  constructor(private readonly useCase: EscalateSubject) {}

  async handle({ inquiryId: id, ownerId = null, at }: InquiryEscalated): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id, ownerId, at: new Date(at) });
  }
}
