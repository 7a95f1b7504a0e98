import { Injectable } from '@nestjs/common';
import { InquiryDirectory, PartyDirectory } from '@prorab/sales/contract';
import { type InquiryPhone, InquiryPhones } from '../../../application/ports/inquiry-phones.port.js';

@Injectable()
export class SalesInquiryPhones extends InquiryPhones {
  constructor(
    private readonly inquiries: InquiryDirectory,
    private readonly parties: PartyDirectory,
  ) {
    super();
  }
  async of(inquiryNumber: number): Promise<InquiryPhone | null> {
    const inquiry = await this.inquiries.byNumber(inquiryNumber);
    if (!inquiry) return null;
    const { inquiryId, partyId } = inquiry;
    const party = await this.parties.byId(partyId);
    const phone = party?.points.find((point) => point.kind === 'phone')?.value ?? null;
    return { inquiryId, partyId: party?.partyId ?? partyId, name: party?.name ?? null, phone };
  }
}
