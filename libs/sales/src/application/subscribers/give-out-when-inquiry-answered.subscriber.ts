import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAnswered } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** An answered inquiry weighs less: there may be room for one more. */
@OnEvent(InquiryAnswered, { as: 'sales.give-out-when-inquiry-answered' })
export class GiveOutWhenInquiryAnswered implements Subscriber<InquiryAnswered> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryAnswered): Promise<void> {
    await this.useCase.execute();
  }
}
