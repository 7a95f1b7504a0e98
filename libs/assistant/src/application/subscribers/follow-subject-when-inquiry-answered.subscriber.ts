import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAnswered } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** The customer has his answer: nobody is to be reminded of it. */
@OnEvent(InquiryAnswered, { as: 'assistant.follow-subject-when-inquiry-answered' })
export class FollowSubjectWhenInquiryAnswered implements Subscriber<InquiryAnswered> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryAnswered): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
