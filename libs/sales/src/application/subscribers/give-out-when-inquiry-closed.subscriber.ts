import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryClosed } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** Somebody has room again: the oldest that waits goes to him. */
@OnEvent(InquiryClosed, { as: 'sales.give-out-when-inquiry-closed' })
export class GiveOutWhenInquiryClosed implements Subscriber<InquiryClosed> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryClosed): Promise<void> {
    await this.useCase.execute();
  }
}
