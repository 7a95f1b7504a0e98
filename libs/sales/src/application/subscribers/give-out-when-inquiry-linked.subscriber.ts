import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryLinked } from '../../contract/index.js';
import { AssignWaitingInquiries } from '../use-cases/assign-waiting-inquiries.use-case.js';

/** Whoever held it has room again. */
@OnEvent(InquiryLinked, { as: 'sales.give-out-when-inquiry-linked' })
export class GiveOutWhenInquiryLinked implements Subscriber<InquiryLinked> {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async handle(_event: InquiryLinked): Promise<void> {
    await this.useCase.execute();
  }
}
