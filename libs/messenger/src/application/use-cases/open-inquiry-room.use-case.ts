import { UseCase } from '@prorab/platform/marks';
import { ConversationMissing } from '../../domain/messenger-errors.js';
import { employee } from '../../domain/participant.js';
import { currentParticipant } from '../author.js';
import { ConversationOpening } from '../conversation-opening.js';
import { Inquiries } from '../ports/inquiries.port.js';

/** The inner room of an inquiry, where the staff talks about it; the customer never sees it. */
@UseCase()
export class OpenInquiryRoom {
  constructor(
    private readonly opening: ConversationOpening,
    private readonly inquiries: Inquiries,
  ) {}

  async execute({ inquiryId }: { inquiryId: string }): Promise<{ conversationId: string }> {
    const inquiry = await this.inquiries.byId(inquiryId);
    if (!inquiry) throw new ConversationMissing(inquiryId);
    const title = `№ ${inquiry.number} ${inquiry.subject}`.trim().slice(0, 200);
    return this.opening.open({
      kind: 'inquiry',
      key: inquiryId,
      title,
      inquiryId,
      by: currentParticipant(),
      members: inquiry.ownerId ? [employee(inquiry.ownerId)] : [],
    });
  }
}
