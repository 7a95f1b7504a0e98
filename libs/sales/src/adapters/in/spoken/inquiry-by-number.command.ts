import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { Colleagues } from '../../../application/ports/colleagues.port.js';
import { InquiryByNumber } from './inquiry-by-number.js';
import { answer, inquiryAtLength, numberSlot, offersFor } from './inquiry-words.js';

/** How an inquiry stands. */
@SpokenCommand({
  id: 'sales.inquiry-by-number',
  right: 'sales.inquiry.read',
  title: { ru: 'Обращение по номеру', en: 'An inquiry by its number' },
  phrases: {
    ru: [
      'обращение|заявка {number}',
      'что с обращением|заявкой {number}',
      'статус обращения|заявки {number}',
      'кто ответственный|ведёт обращение|заявку {number}',
      'чьё обращение|заявка {number}',
      'номер {number}',
    ],
    en: ['inquiry {number}', 'status of inquiry {number}', 'number {number}'],
  },
  slots: { number: numberSlot },
  effect: 'read',
})
export class InquiryByNumberCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly inquiries: InquiryByNumber,
    private readonly colleagues: Colleagues,
  ) {}

  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const line = await this.inquiries.find(number);
    const lines = inquiryAtLength(line, await this.colleagues.names(), context);
    const head = context.language === 'ru' ? `Обращение № ${number}` : `Inquiry ${number}`;
    return answer(context, head, { lines, buttons: offersFor(line, context) });
  }
}
