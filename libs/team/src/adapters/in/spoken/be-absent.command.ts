import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenPeriod,
  saidDay,
  saidMoment,
} from '@prorab/platform/marks';
import { PlanAbsence } from '../../../application/use-cases/plan-absence.use-case.js';
import type { AbsenceKind } from '../../../domain/absence-plan.js';

interface Slots {
  period: SpokenPeriod;
  kind?: string;
}
const KINDS: Readonly<Record<AbsenceKind, { ru: string; en: string }>> = {
  vacation: { ru: 'отпуск', en: 'vacation' },
  sick: { ru: 'болезнь', en: 'sick leave' },
  other: { ru: 'отсутствие', en: 'absence' },
};

/** One's own absence. */
@SpokenCommand({
  id: 'team.be-absent',
  right: 'team.absence.plan',
  title: { ru: 'Меня не будет', en: 'I shall be away' },
  phrases: {
    ru: [
      'меня нет {period} {kind}',
      'меня не будет {period} {kind}',
      'отсутствую|отсутствовать {period}',
      'ухожу {kind} {period}',
      'я {kind} {period}',
      'буду {kind} {period}',
    ],
    en: [
      'i am away|absent {period} {kind}',
      'i am out|off {period}',
      'i will|shall be away|absent|out|off {period}',
      'away|absent {period}',
      'i am on {kind} {period}',
    ],
  },
  slots: {
    period: { kind: 'period', ask: { ru: 'До какого дня вас не будет?', en: 'Until when will you be away?' } },
    kind: {
      kind: 'choice',
      optional: true,
      ask: { ru: 'Почему?', en: 'Why?' },
      choices: {
        vacation: { ru: ['отпуск', 'в отпуске', 'в отпуск'], en: ['vacation', 'holiday', 'leave'] },
        sick: { ru: ['болею', 'больничный', 'на больничном', 'заболел', 'заболела'], en: ['sick', 'ill'] },
      },
    },
  },
  effect: 'change',
})
export class BeAbsentCommand implements SpokenCommandHandler<Slots> {
  constructor(private readonly planAbsence: PlanAbsence) {}

  async preview({ period, kind }: Slots, context: SpokenContext): Promise<string> {
    const ru = context.language === 'ru';
    const said = kindOf(kind);
    const word = said === 'other' ? '' : ` (${KINDS[said][context.language]})`;
    const back = new Date(period.to);
    const returns = context.calendar.nextOpening(back);
    const atWork =
      returns && returns.getTime() !== back.getTime()
        ? ` (${ru ? 'на работе' : 'at work'} ${saidMoment(returns, context)})`
        : '';
    const end = period.wholeDays ? saidDay(back, context) : saidMoment(back, context);
    const begin = period.wholeDays
      ? saidDay(new Date(period.from), context)
      : saidMoment(new Date(period.from), context);
    return ru
      ? `Записать ваше отсутствие${word}: ${since(begin)}, вы снова здесь ${end}${atWork}. Если это надолго, обращения перейдут заместителю.`
      : `Plan your absence${word}: from ${begin}, back ${end}${atWork}. If it is long, your inquiries go to your deputy.`;
  }

  async run({ period, kind }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const [from, to] = [new Date(period.from), new Date(period.to)];
    await this.planAbsence.execute({ employeeId: context.employeeId, kind: kindOf(kind), from, to });
    const end = period.wholeDays ? saidDay(to, context) : saidMoment(to, context);
    return {
      text: ru ? `Записала: вас нет до ${end}.` : `Noted: you are away until ${end}.`,
      buttons: [{ label: ru ? 'Отменить' : 'Cancel it', command: 'team.cancel-absence' }],
      source: ru ? 'Прораб' : 'Prorab',
      asOf: context.now,
    };
  }
}

const since = (day: string): string => (day === 'вчера' ? 'со вчерашнего дня' : `с ${day}`);
const kindOf = (kind: string | undefined): AbsenceKind => (kind === 'vacation' || kind === 'sick' ? kind : 'other');
