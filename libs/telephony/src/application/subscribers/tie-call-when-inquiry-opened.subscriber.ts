import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryOpened } from '@prorab/sales/contract';
import { TieCallToInquiry } from '../use-cases/tie-call-to-inquiry.use-case.js';

@OnEvent(InquiryOpened, { as: 'telephony.tie-call-when-inquiry-opened' })
export class TieCallWhenInquiryOpened implements Subscriber<InquiryOpened> {
  constructor(private readonly tie: TieCallToInquiry) {}

  async handle({ channel, contactId, partyId, inquiryId, number }: InquiryOpened): Promise<void> {
    if (channel === 'call') await this.tie.execute({ contactId, partyId, inquiryId, number });
  }
}
