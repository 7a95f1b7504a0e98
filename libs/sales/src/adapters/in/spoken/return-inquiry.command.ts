import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { ReturnInquiry } from '../../../application/use-cases/return-inquiry.use-case.js';
import { asOwner } from '../http/as-owner.js';
import { InquiryByNumber } from './inquiry-by-number.js';
import { answer, inquiryInALine, numberSlot } from './inquiry-words.js';

@SpokenCommand({
  id: 'sales.return-inquiry',
  right: 'sales.inquiry.work',
  title: { ru: 'Вернуть обращение', en: 'Return an inquiry' },
  phrases: {
    ru: [
      'верни|вернуть|возвращаю обращение|заявку {number}',
      'верни|вернуть|возвращаю {number}',
      'верни|вернуть в общую очередь {number}',
      'отдай|отдаю обращение|заявку {number}',
    ],
    en: ['return inquiry {number}', 'give back inquiry {number}'],
  },
  slots: { number: numberSlot },
  effect: 'change',
})
export class ReturnInquiryCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly inquiries: InquiryByNumber,
    private readonly standing: InquiryStanding,
    private readonly returnInquiry: ReturnInquiry,
  ) {}

  async preview({ number }: { number: number }, context: SpokenContext): Promise<string> {
    const line = inquiryInALine(await this.inquiries.find(number), context);
    return context.language === 'ru'
      ? `Вернуть обращение в общую очередь: ${line}. Вам его больше не предложат.`
      : `Return this inquiry to the pool: ${line}. It will not be offered to you again.`;
  }
  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const { inquiryId } = await this.inquiries.find(number);
    await asOwner(this.standing, { inquiryId, expected: undefined }, (expectedVersion) =>
      this.returnInquiry.execute({ inquiryId, expectedVersion }),
    );
    return answer(
      context,
      context.language === 'ru'
        ? `Обращение № ${number} снова в общей очереди.`
        : `Inquiry ${number} is in the pool again.`,
    );
  }
}
