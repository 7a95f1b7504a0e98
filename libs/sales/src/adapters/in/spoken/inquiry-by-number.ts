import { Injectable } from '@nestjs/common';
import { FindInquiry } from '../../../application/queries/find-inquiry.query.js';
import type { InquiryLine } from '../../../application/queries/inquiry-line.js';
import { InquiryNumberUnknown } from '../../../domain/inquiry/inquiry-errors.js';

/** People say numbers; what is done to an inquiry takes its id. */
@Injectable()
export class InquiryByNumber {
  constructor(private readonly findInquiry: FindInquiry) {}

  /** @throws InquiryNumberUnknown */
  async find(number: number): Promise<InquiryLine> {
    const line = await this.findInquiry.execute({ number });
    if (!line) throw new InquiryNumberUnknown(number);
    return line;
  }
}
