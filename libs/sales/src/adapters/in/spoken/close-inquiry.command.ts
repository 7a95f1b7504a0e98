import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { LossReasons } from '../../../application/queries/loss-reasons.query.js';
import { CloseInquiry, type Outcome } from '../../../application/use-cases/close-inquiry.use-case.js';
import { asOwner } from '../http/as-owner.js';
import { InquiryByNumber } from './inquiry-by-number.js';
import { answer, inquiryInALine, numberSlot } from './inquiry-words.js';

interface Slots {
  number: number;
  outcome: string;
  /** Code of the list; only buttons bring it. */
  reason?: string;
}

/** Won at once; of a loss the reason is asked for by buttons, since the list is the company's own. */
@SpokenCommand({
  id: 'sales.close-inquiry',
  right: 'sales.inquiry.work',
  title: { ru: 'Закрыть обращение', en: 'Close an inquiry' },
  phrases: {
    ru: [
      'закрой|закрыть|закрываю обращение|заявку {number} {outcome}',
      'закрой|закрыть|закрываю {number} {outcome}',
      'заверши|завершить обращение|заявку {number} {outcome}',
    ],
    en: ['close inquiry {number} {outcome}', 'close {number} {outcome}', 'finish inquiry {number} {outcome}'],
  },
  slots: {
    number: numberSlot,
    outcome: {
      kind: 'choice',
      ask: { ru: 'Чем закончилось?', en: 'How did it end?' },
      choices: {
        won: {
          ru: ['успешно', 'успех', 'продажа', 'продажей', 'продано', 'купили', 'оплачено', 'выиграно'],
          en: ['won', 'sold', 'success', 'successfully', 'paid'],
        },
        lost: {
          ru: ['отказ', 'отказались', 'отказом', 'неуспешно', 'проиграно', 'потеряно', 'не купили'],
          en: ['lost', 'refused', 'failed', 'loss'],
        },
      },
    },
  },
  effect: 'change',
})
export class CloseInquiryCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly inquiries: InquiryByNumber,
    private readonly standing: InquiryStanding,
    private readonly lossReasons: LossReasons,
    private readonly closeInquiry: CloseInquiry,
  ) {}

  async preview({ number, outcome, reason }: Slots, context: SpokenContext): Promise<string | SpokenAnswer> {
    const ru = context.language === 'ru';
    const line = inquiryInALine(await this.inquiries.find(number), context);
    if (outcome === 'won') return ru ? `Закрыть обращение успешно: ${line}.` : `Close this inquiry as won: ${line}.`;
    const reasons = this.lossReasons.execute({ language: context.language });
    const known = reasons.find(({ code }) => code === reason);
    if (known)
      return ru
        ? `Закрыть обращение с отказом «${known.name}»: ${line}.`
        : `Close this inquiry as lost, «${known.name}»: ${line}.`;
    return answer(
      context,
      ru ? `Закрыть обращение с отказом: ${line}. По какой причине?` : `Close as lost: ${line}. Why?`,
      {
        buttons: reasons.map(({ code, name }) => ({
          label: name,
          command: 'sales.close-inquiry',
          slots: { number, outcome, reason: code },
          sure: true,
        })),
      },
    );
  }

  async run({ number, outcome, reason }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const { inquiryId } = await this.inquiries.find(number);
    const result: Outcome = outcome === 'won' ? { outcome } : { outcome: 'lost', reason: reason ?? '' };
    await asOwner(this.standing, { inquiryId, expected: undefined }, (expectedVersion) =>
      this.closeInquiry.execute({ inquiryId, result, expectedVersion }),
    );
    return answer(
      context,
      context.language === 'ru' ? `Обращение № ${number} закрыто.` : `Inquiry ${number} is closed.`,
    );
  }
}
