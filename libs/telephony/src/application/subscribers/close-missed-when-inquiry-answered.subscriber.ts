import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAnswered } from '@prorab/sales/contract';
import { CloseMissedOfInquiry } from '../use-cases/close-missed-of-inquiry.use-case.js';

/** A customer who called in vain was answered by letter or in a chat: nobody has to call him back. */
@OnEvent(InquiryAnswered, { as: 'telephony.close-missed-when-inquiry-answered' })
export class CloseMissedWhenInquiryAnswered implements Subscriber<InquiryAnswered> {
  constructor(private readonly useCase: CloseMissedOfInquiry) {}

  async handle({ inquiryId, employeeId = null, at }: InquiryAnswered): Promise<void> {
    await this.useCase.execute({ inquiryId, employeeId, at: new Date(at) });
  }
}
