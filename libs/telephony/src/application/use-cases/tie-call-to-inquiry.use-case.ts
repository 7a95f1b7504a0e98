import { UseCase } from '@prorab/platform/marks';
import { CallChanges } from '../call-changes.js';
import { CallBook } from '../ports/call-book.port.js';

/** Sales says whose the call is and which inquiry it came to: who talks goes there from his card. */
@UseCase()
export class TieCallToInquiry {
  constructor(
    private readonly calls: CallBook,
    private readonly changes: CallChanges,
  ) {}

  /** @param contactId of any contact; what is no call of ours changes nothing */
  async execute(of: { contactId: string; partyId: string; inquiryId: string; number: number }): Promise<void> {
    const { contactId, partyId, inquiryId, number } = of;
    const channelId = await this.calls.channelOf(contactId);
    if (channelId === null) return;
    await this.changes.change(channelId, (call) => {
      call.tie(partyId, { inquiryId, number });
      return [];
    });
  }
}
