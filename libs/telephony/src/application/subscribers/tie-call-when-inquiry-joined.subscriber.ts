import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryJoined } from '@prorab/sales/contract';
import { TieCallToInquiry } from '../use-cases/tie-call-to-inquiry.use-case.js';

@OnEvent(InquiryJoined, { as: 'telephony.tie-call-when-inquiry-joined' })
export class TieCallWhenInquiryJoined implements Subscriber<InquiryJoined> {
  constructor(private readonly tie: TieCallToInquiry) {}

  handle({ contactId, partyId, inquiryId, number }: InquiryJoined): Promise<void> {
    return this.tie.execute({ contactId, partyId, inquiryId, number });
  }
}
