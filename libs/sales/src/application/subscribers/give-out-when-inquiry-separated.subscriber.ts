import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquirySeparated } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** Open again: its last owner is asked first. */
@OnEvent(InquirySeparated, { as: 'sales.give-out-when-inquiry-separated' })
export class GiveOutWhenInquirySeparated implements Subscriber<InquirySeparated> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquirySeparated): Promise<void> {
    await this.useCase.execute();
  }
}
