import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReturned } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** Nobody owns it: its reminders wait for the next owner. */
@OnEvent(InquiryReturned, { as: 'assistant.follow-subject-when-inquiry-returned' })
export class FollowSubjectWhenInquiryReturned implements Subscriber<InquiryReturned> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryReturned): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
