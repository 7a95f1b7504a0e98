import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryJoined } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** The customer wrote again: an answer may be owed anew. */
@OnEvent(InquiryJoined, { as: 'assistant.follow-subject-when-inquiry-joined' })
export class FollowSubjectWhenInquiryJoined implements Subscriber<InquiryJoined> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryJoined): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
