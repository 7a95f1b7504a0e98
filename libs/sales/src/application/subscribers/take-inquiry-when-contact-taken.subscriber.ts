import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactTaken } from '../../contract/index.js';
import { TakeInquiryOfContact } from '../use-cases/take-inquiry-of-contact.use-case.js';

/** Who talks with the customer works on his inquiry. */
@OnEvent(ContactTaken, { as: 'sales.take-inquiry-when-contact-taken' })
export class TakeInquiryWhenContactTaken implements Subscriber<ContactTaken> {
  constructor(private readonly useCase: TakeInquiryOfContact) {}

  async handle(event: ContactTaken): Promise<void> {
    await this.useCase.execute({ taken: event });
  }
}
