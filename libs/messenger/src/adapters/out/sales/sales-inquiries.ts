import { Injectable } from '@nestjs/common';
import { type InquiryCard, InquiryDirectory } from '@prorab/sales/contract';
import { Inquiries, type InquiryGlance } from '../../../application/ports/inquiries.port.js';

const done = new Set<InquiryCard['status']>(['closed-won', 'closed-lost', 'spam', 'linked']);
const glanceOf = ({ status, ...card }: InquiryCard): InquiryGlance => ({ ...card, isOpen: !done.has(status) });

@Injectable()
export class SalesInquiries extends Inquiries {
  constructor(private readonly directory: InquiryDirectory) {
    super();
  }
  async byId(inquiryId: string): Promise<InquiryGlance | null> {
    const card = await this.directory.byId(inquiryId);
    return card && glanceOf(card);
  }
  async byContact(contactId: string): Promise<InquiryGlance | null> {
    const card = (await this.directory.byContactIds([contactId])).get(contactId);
    return card ? glanceOf(card) : null;
  }
}
