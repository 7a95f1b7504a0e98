import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { LossReasons } from '../../../application/queries/loss-reasons.query.js';
import { CloseInquiry } from '../../../application/use-cases/close-inquiry.use-case.js';
import { type AnswerSlots, anAnswer, asOwnerOf, inWords } from './answers-to-reminders.js';
import { answer } from './inquiry-words.js';

interface Slots extends AnswerSlots {
  /** Code of the list; without it the reasons are asked for by buttons. */
  reason?: string;
}

/** The customer has refused; the reason is one of the company's list. */
@SpokenCommand(anAnswer('sales.answer-refused', { ru: 'Отказ…', en: 'Refused…' }))
export class AnswerRefusedCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly lossReasons: LossReasons,
    private readonly closeInquiry: CloseInquiry,
  ) {}

  async preview(slots: Slots, context: SpokenContext): Promise<string | SpokenAnswer> {
    if (slots.reason === undefined) return this.#asked(slots, context);
    return inWords(context, 'Закрыть обращение с отказом.', 'Close the inquiry as lost.');
  }
  async run(slots: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const { subject: inquiryId, reason } = slots;
    if (reason === undefined) return this.#asked(slots, context);
    await asOwnerOf(this.standing, inquiryId, (expectedVersion) =>
      this.closeInquiry.execute({ inquiryId, result: { outcome: 'lost', reason }, expectedVersion }),
    );
    const name = this.lossReasons.execute(context).find(({ code }) => code === reason)?.name ?? reason;
    return answer(context, inWords(context, `Отказ: ${name}. Обращение закрыто.`, `Lost: ${name}. It is closed.`));
  }

  #asked({ subject }: Slots, context: SpokenContext): SpokenAnswer {
    const command = 'sales.answer-refused';
    const reasons = this.lossReasons.execute(context);
    return answer(context, inWords(context, 'По какой причине?', 'Why?'), {
      buttons: reasons.map(({ code, name }) => ({
        label: name,
        command,
        slots: { subject, reason: code },
        sure: true,
      })),
    });
  }
}
