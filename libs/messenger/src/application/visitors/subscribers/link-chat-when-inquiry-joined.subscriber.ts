import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryJoined } from '@prorab/sales/contract';
import { LinkChat } from '../use-cases/link-chat.use-case.js';

@OnEvent(InquiryJoined, { as: 'messenger.link-chat-when-inquiry-joined' })
export class LinkChatWhenInquiryJoined implements Subscriber<InquiryJoined> {
  constructor(private readonly link: LinkChat) {}

  handle({ contactId, inquiryId, partyId }: InquiryJoined): Promise<void> {
    return this.link.execute({ contactId, inquiryId, partyId });
  }
}
