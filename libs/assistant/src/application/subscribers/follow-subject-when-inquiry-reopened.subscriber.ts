import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReopened } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** It goes on: its reminders too, as soon as it has an owner. */
@OnEvent(InquiryReopened, { as: 'assistant.follow-subject-when-inquiry-reopened' })
export class FollowSubjectWhenInquiryReopened implements Subscriber<InquiryReopened> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: InquiryReopened): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
