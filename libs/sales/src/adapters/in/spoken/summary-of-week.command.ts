import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  saidDay,
} from '@prorab/platform/marks';
import { SalesSummary } from '../../../application/queries/sales-summary.query.js';
import { summaryAnswer } from './summary-words.js';

const DAYS = 7;

/** The last seven days, today included. */
@SpokenCommand({
  id: 'sales.summary-of-week',
  right: 'sales.inquiry.read',
  title: { ru: 'Сводка за неделю', en: 'Summary of the week' },
  phrases: {
    ru: ['сводка|итоги|отчёт за неделю', 'сводка|итоги|отчёт недели', 'как прошла неделя'],
    en: ['summary|report of the week', 'weekly summary|report'],
  },
  effect: 'read',
})
export class SummaryOfWeekCommand implements SpokenCommandHandler<object> {
  constructor(private readonly summary: SalesSummary) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const { calendar, now, language } = context;
    const { to } = calendar.bordersOf(calendar.dayOf(now));
    const noon = calendar.bordersOf(calendar.dayOf(now)).from.getTime() + 43_200_000;
    const first = new Date(noon - (DAYS - 1) * 86_400_000);
    const { from } = calendar.bordersOf(calendar.dayOf(first));
    const title = language === 'ru' ? 'Сводка за неделю' : 'Summary of the week';
    const days = `${saidDay(from, context)} – ${saidDay(now, context)}`;
    return summaryAnswer(`${title} (${days})`, await this.summary.execute({ from, to }), context);
  }
}
