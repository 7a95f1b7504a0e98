import { useI18n } from 'vue-i18n';
import { deadlineOf, spanOf } from './deadline.js';

const DAY_MS = 86_400_000;

/** Dates, spans, sizes, as the reader's language writes them. */
export function useFormat() {
  const { t, locale } = useI18n();
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale.value, options);
  const time = (iso: string): string => of({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
  const day = (iso: string): string => of({ day: 'numeric', month: 'short' }).format(new Date(iso));
  const full = (iso: string): string => of({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
  /** Today the time, this year the day, else the year too. */
  const short = (iso: string, now = Date.now()): string => {
    const [then, today] = [new Date(iso), new Date(now)];
    if (then.toDateString() === today.toDateString()) return time(iso);
    if (Math.abs(now - then.getTime()) < 300 * DAY_MS) return day(iso);
    return of({ day: '2-digit', month: '2-digit', year: '2-digit' }).format(then);
  };
  const span = (minutes: number): string => spanOf(minutes, (unit, count) => t(`unit.${unit}`, { count }));
  const deadline = (due: string | null, now: number) => {
    const found = deadlineOf(due, now);
    return found ? { tone: found.tone, text: t(found.key, { span: span(found.minutes) }) } : null;
  };
  const size = (bytes: number): string =>
    bytes < 1024 * 100
      ? t('size.kb', { count: Math.max(1, Math.round(bytes / 1024)) })
      : t('size.mb', { count: (bytes / 1024 / 1024).toLocaleString(locale.value, { maximumFractionDigits: 1 }) });
  return { time, day, full, short, span, deadline, size };
}
