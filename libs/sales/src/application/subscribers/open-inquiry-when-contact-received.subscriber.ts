import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactReceived } from '../../contract/index.js';
import { ReceiveContact } from '../use-cases/receive-contact.use-case.js';

/** Every contact that a neighbour tells of makes or joins one inquiry. */
@OnEvent(ContactReceived, { as: 'sales.open-inquiry-when-contact-received' })
export class OpenInquiryWhenContactReceived implements Subscriber<ContactReceived> {
  constructor(private readonly useCase: ReceiveContact) {}

  async handle(event: ContactReceived): Promise<void> {
    await this.useCase.execute({ contact: event });
  }
}
