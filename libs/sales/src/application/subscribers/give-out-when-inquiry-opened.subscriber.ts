import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryOpened } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** A new one waits: give out at once. */
@OnEvent(InquiryOpened, { as: 'sales.give-out-when-inquiry-opened' })
export class GiveOutWhenInquiryOpened implements Subscriber<InquiryOpened> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryOpened): Promise<void> {
    await this.useCase.execute();
  }
}
