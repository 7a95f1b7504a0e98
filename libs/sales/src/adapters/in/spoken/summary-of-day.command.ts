import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidDay,
} from '@prorab/platform/marks';
import { SalesSummary } from '../../../application/queries/sales-summary.query.js';
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

/** A summary is of what has been: «25 ноября» said on the 26th is yesterday, «в понедельник» the last one. */
function lastSuch(day: string, today: string): string {
  if (day <= today) return day;
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (ahead <= 7) return new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10);
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before <= today && !Number.isNaN(Date.parse(before)) ? before : today;
}
