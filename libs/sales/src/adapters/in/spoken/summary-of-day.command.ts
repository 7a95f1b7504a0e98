import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidDay,
} from '@prorab/platform/marks';
import { SalesSummary } from '../../../application/queries/sales-summary.query.js';
import { lastSuch } from './last-such-day.js';
import { summaryAnswer } from './summary-words.js';

/** From midnight to midnight where the person is; today by default. */
@SpokenCommand({
  id: 'sales.summary-of-day',
  right: 'sales.inquiry.read',
  title: { ru: 'Сводка за день', en: 'Summary of the day' },
  phrases: {
    ru: ['сводка|итоги|отчёт за день', 'сводка|итоги|отчёт дня', 'сводка|итоги|отчёт {day}', 'как прошел день'],
    en: ['summary|report of the day', 'daily summary|report', 'summary|report {day}'],
  },
  slots: { day: { kind: 'moment', optional: true, ask: { ru: 'За какой день?', en: 'Of which day?' } } },
  effect: 'read',
})
export class SummaryOfDayCommand implements SpokenCommandHandler<{ day?: SpokenMoment }> {
  constructor(private readonly summary: SalesSummary) {}

  async run({ day }: { day?: SpokenMoment }, context: SpokenContext): Promise<SpokenAnswer> {
    const { calendar, now, language } = context;
    const today = calendar.dayOf(now);
    const { from, to } = calendar.bordersOf(day ? lastSuch(day.day, today) : today);
    const title = language === 'ru' ? 'Сводка за день' : 'Summary of the day';
    return summaryAnswer(`${title} (${saidDay(from, context)})`, await this.summary.execute({ from, to }), context);
  }
}
