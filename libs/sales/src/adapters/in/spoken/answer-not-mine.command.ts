import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { ReturnInquiry } from '../../../application/use-cases/return-inquiry.use-case.js';
import { type AnswerSlots, anAnswer, asOwnerOf, inWords } from './answers-to-reminders.js';
import { answer } from './inquiry-words.js';

@SpokenCommand(anAnswer('sales.answer-not-mine', { ru: 'Не моё', en: 'Not mine' }))
export class AnswerNotMineCommand implements SpokenCommandHandler<AnswerSlots> {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly returnInquiry: ReturnInquiry,
  ) {}

  async preview(_: AnswerSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Вернуть обращение в общую очередь.', 'Return the inquiry to the pool.');
  }
  async run({ subject: inquiryId }: AnswerSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asOwnerOf(this.standing, inquiryId, (expectedVersion) =>
      this.returnInquiry.execute({ inquiryId, expectedVersion }),
    );
    return answer(context, inWords(context, 'Обращение снова в общей очереди.', 'The inquiry is in the pool again.'));
  }
}
