import { type InquiryPhone, InquiryPhones } from './inquiry-phones.port.js';

export class FakeInquiryPhones extends InquiryPhones {
  readonly known = new Map<number, InquiryPhone>();
  async of(inquiryNumber: number): Promise<InquiryPhone | null> {
    return this.known.get(inquiryNumber) ?? null;
  }
}
