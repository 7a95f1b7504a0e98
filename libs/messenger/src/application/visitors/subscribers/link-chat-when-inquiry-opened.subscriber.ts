import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryOpened } from '@prorab/sales/contract';
import { LinkChat } from '../use-cases/link-chat.use-case.js';

@OnEvent(InquiryOpened, { as: 'messenger.link-chat-when-inquiry-opened' })
export class LinkChatWhenInquiryOpened implements Subscriber<InquiryOpened> {
  constructor(private readonly link: LinkChat) {}

  handle({ contactId, inquiryId, partyId }: InquiryOpened): Promise<void> {
    return this.link.execute({ contactId, inquiryId, partyId });
  }
}
