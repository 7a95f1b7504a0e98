import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidDay,
} from '@prorab/platform/marks';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { PlanNextStep } from '../../../application/use-cases/plan-next-step.use-case.js';
import { type AnswerSlots, anAnswer, asOwnerOf, inWords } from './answers-to-reminders.js';
import { answer } from './inquiry-words.js';

interface Slots extends AnswerSlots {
  by: SpokenMoment;
}

/** The customer has promised something by a day: that becomes the next step. */
@SpokenCommand(
  anAnswer(
    'sales.answer-promised',
    { ru: 'Обещали к дате…', en: 'Promised by a date…' },
    { by: { kind: 'moment', ask: { ru: 'К какому дню обещали?', en: 'By which day?' } } },
  ),
)
export class AnswerPromisedCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly planNextStep: PlanNextStep,
  ) {}

  async preview({ by }: Slots, context: SpokenContext): Promise<string> {
    const day = saidDay(new Date(by.at), context);
    return inWords(context, `Проверить обещание клиента: ${day}.`, `Check what the customer promised: ${day}.`);
  }
  async run({ subject: inquiryId, by }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const text = inWords(context, 'проверить, что обещал клиент', 'check what the customer promised');
    await asOwnerOf(this.standing, inquiryId, (expectedVersion) =>
      this.planNextStep.execute({ inquiryId, nextStep: { text, due: new Date(by.at) }, expectedVersion }),
    );
    const day = saidDay(new Date(by.at), context);
    return answer(context, inWords(context, `Обещали: ${day}. Напомню.`, `Promised: ${day}. I will remind you.`));
  }
}
