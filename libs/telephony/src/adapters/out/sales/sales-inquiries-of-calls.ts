import { Injectable } from '@nestjs/common';
import { InquiryDirectory } from '@prorab/sales/contract';
import { InquiriesOfCalls } from '../../../application/ports/inquiries-of-calls.port.js';

const AT_ONCE = 500;

/** A call is a contact of sales under its own id. */
@Injectable()
export class SalesInquiriesOfCalls extends InquiriesOfCalls {
  constructor(private readonly inquiries: InquiryDirectory) {
    super();
  }
  async among(callIds: readonly string[], inquiryId: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let from = 0; from < callIds.length; from += AT_ONCE) {
      const cards = await this.inquiries.byContactIds(callIds.slice(from, from + AT_ONCE));
      for (const [callId, card] of cards) if (card.inquiryId === inquiryId) found.add(callId);
    }
    return found;
  }
}
