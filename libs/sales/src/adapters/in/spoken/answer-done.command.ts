import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { PlanNextStep } from '../../../application/use-cases/plan-next-step.use-case.js';
import { type AnswerSlots, anAnswer, asOwnerOf, inWords } from './answers-to-reminders.js';
import { answer } from './inquiry-words.js';

@SpokenCommand(anAnswer('sales.answer-done', { ru: 'Готово', en: 'Done' }))
export class AnswerDoneCommand implements SpokenCommandHandler<AnswerSlots> {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly planNextStep: PlanNextStep,
  ) {}

  async preview(_: AnswerSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Отметить следующий шаг сделанным.', 'Note that the next step is done.');
  }
  async run({ subject: inquiryId }: AnswerSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asOwnerOf(this.standing, inquiryId, (expectedVersion) =>
      this.planNextStep.execute({ inquiryId, nextStep: null, why: 'done', expectedVersion }),
    );
    return answer(context, inWords(context, 'Сделано.', 'Done.'));
  }
}
