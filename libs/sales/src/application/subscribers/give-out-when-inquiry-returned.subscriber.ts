import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReturned } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** What came back goes to another. */
@OnEvent(InquiryReturned, { as: 'sales.give-out-when-inquiry-returned' })
export class GiveOutWhenInquiryReturned implements Subscriber<InquiryReturned> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryReturned): Promise<void> {
    await this.useCase.execute();
  }
}
