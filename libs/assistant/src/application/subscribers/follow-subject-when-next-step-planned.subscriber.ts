import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { NextStepPlanned } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** A planned step reminds its owner; another date moves the reminder. */
@OnEvent(NextStepPlanned, { as: 'assistant.follow-subject-when-next-step-planned' })
export class FollowSubjectWhenNextStepPlanned implements Subscriber<NextStepPlanned> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: NextStepPlanned): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
