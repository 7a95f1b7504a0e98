import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAssigned } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** Whoever owns it now is reminded of it. */
@OnEvent(InquiryAssigned, { as: 'assistant.follow-subject-when-inquiry-assigned' })
export class FollowSubjectWhenInquiryAssigned implements Subscriber<InquiryAssigned> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryAssigned): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
