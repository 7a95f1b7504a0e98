import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReopened } from '@prorab/sales/contract';
import { ClearLetters } from '../use-cases/clear-letters.use-case.js';

/** No spam on the board is no spam in the mail. */
@OnEvent(InquiryReopened, { as: 'mail.clear-letters-when-inquiry-reopened' })
export class ClearLettersWhenInquiryReopened implements Subscriber<InquiryReopened> {
  constructor(private readonly useCase: ClearLetters) {}

  async handle({ why, contactIds = [], employeeId = null }: InquiryReopened): Promise<void> {
    if (why === 'not-spam') await this.useCase.execute({ contactIds, employeeId });
  }
}
