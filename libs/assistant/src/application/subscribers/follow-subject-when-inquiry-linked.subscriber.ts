import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryLinked } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** It goes on in another inquiry, which reminds by itself. */
@OnEvent(InquiryLinked, { as: 'assistant.follow-subject-when-inquiry-linked' })
export class FollowSubjectWhenInquiryLinked implements Subscriber<InquiryLinked> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryLinked): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
