import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { TakeInquiry } from '../../../application/use-cases/take-inquiry.use-case.js';
import { InquiryByNumber } from './inquiry-by-number.js';
import { answer, inquiryInALine, numberSlot } from './inquiry-words.js';

@SpokenCommand({
  id: 'sales.take-inquiry',
  right: 'sales.inquiry.take',
  title: { ru: 'Взять обращение', en: 'Take an inquiry' },
  phrases: {
    ru: [
      'возьми|взять|беру|возьму обращение|заявку {number}',
      'возьми|взять|беру|возьму в работу {number}',
      'возьми|взять|беру|возьму {number}',
    ],
    en: ['take inquiry {number}', 'take {number}'],
  },
  slots: { number: numberSlot },
  effect: 'change',
})
export class TakeInquiryCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly inquiries: InquiryByNumber,
    private readonly takeInquiry: TakeInquiry,
  ) {}

  async preview({ number }: { number: number }, context: SpokenContext): Promise<string> {
    const line = inquiryInALine(await this.inquiries.find(number), context);
    return context.language === 'ru' ? `Взять обращение на вас: ${line}.` : `Take this inquiry for yourself: ${line}.`;
  }
  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const { inquiryId } = await this.inquiries.find(number);
    await this.takeInquiry.execute({ inquiryId });
    return answer(
      context,
      context.language === 'ru' ? `Обращение № ${number} теперь ваше.` : `Inquiry ${number} is yours now.`,
    );
  }
}
