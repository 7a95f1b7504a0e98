import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReopened } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** Open again: its last owner is asked first. */
@OnEvent(InquiryReopened, { as: 'sales.give-out-when-inquiry-reopened' })
export class GiveOutWhenInquiryReopened implements Subscriber<InquiryReopened> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryReopened): Promise<void> {
    await this.useCase.execute();
  }
}
