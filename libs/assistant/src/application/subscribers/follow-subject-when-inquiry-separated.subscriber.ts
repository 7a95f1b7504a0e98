import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquirySeparated } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** A matter of its own again, with what was planned for it. */
@OnEvent(InquirySeparated, { as: 'assistant.follow-subject-when-inquiry-separated' })
export class FollowSubjectWhenInquirySeparated implements Subscriber<InquirySeparated> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquirySeparated): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
