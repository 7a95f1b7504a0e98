import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { RecordCallBack } from '../../../application/use-cases/record-call-back.use-case.js';
import { type AnswerSlots, anAnswer, asOwnerOf, inWords } from './answers-to-reminders.js';
import { answer } from './inquiry-words.js';

@SpokenCommand(anAnswer('sales.answer-called', { ru: 'Позвонили', en: 'Called' }))
export class AnswerCalledCommand implements SpokenCommandHandler<AnswerSlots> {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly recordCallBack: RecordCallBack,
  ) {}

  async preview(_: AnswerSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Отметить, что клиенту позвонили.', 'Note that the customer was called.');
  }
  async run({ subject: inquiryId }: AnswerSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asOwnerOf(this.standing, inquiryId, (expectedVersion) =>
      this.recordCallBack.execute({ inquiryId, expectedVersion }),
    );
    return answer(context, inWords(context, 'Клиенту позвонили.', 'The customer was called.'));
  }
}
