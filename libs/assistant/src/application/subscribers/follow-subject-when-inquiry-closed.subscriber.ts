import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryClosed } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** What is closed reminds nobody. */
@OnEvent(InquiryClosed, { as: 'assistant.follow-subject-when-inquiry-closed' })
export class FollowSubjectWhenInquiryClosed implements Subscriber<InquiryClosed> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryClosed): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
