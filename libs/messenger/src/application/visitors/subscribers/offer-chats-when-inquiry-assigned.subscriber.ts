import { OnEvent, type Subscriber, UnitOfWork } from '@prorab/platform/marks';
import { InquiryAssigned } from '@prorab/sales/contract';
import { AssignWaitingChats } from '../use-cases/assign-waiting-chats.use-case.js';

/** The chat of this inquiry may wait for the very owner. */
@OnEvent(InquiryAssigned, { as: 'messenger.offer-chats-when-inquiry-assigned' })
export class OfferChatsWhenInquiryAssigned implements Subscriber<InquiryAssigned> {
  constructor(
    private readonly assign: AssignWaitingChats,
    private readonly work: UnitOfWork,
  ) {}

  async handle(): Promise<void> {
    this.work.afterCommit(() => this.assign.execute());
  }
}
