import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { NextStepEnded } from '@prorab/sales/contract';
import { FollowSubject } from '../use-cases/follow-subject.use-case.js';

/** What is done reminds nobody. */
@OnEvent(NextStepEnded, { as: 'assistant.follow-subject-when-next-step-ended' })
export class FollowSubjectWhenNextStepEnded implements Subscriber<NextStepEnded> {
  constructor(private readonly useCase: FollowSubject) {}

  async handle({ inquiryId: id }: NextStepEnded): Promise<void> {
    await this.useCase.execute({ subject: 'sales.inquiry', id });
  }
}
