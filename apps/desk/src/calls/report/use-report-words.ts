import { useI18n } from 'vue-i18n';
import { clockText } from '../talk-time.js';

/** Shares, seconds and hours of the report, in the reader's language. */
export function useReportWords() {
  const { t, locale } = useI18n();
  const number = (n: number): string => n.toLocaleString(locale.value);
  const share = (part: number | null): string =>
    part === null ? '—' : part.toLocaleString(locale.value, { style: 'percent', maximumFractionDigits: 1 });
  /** 11 s: «11 с»; longer than a minute as a clock. */
  const seconds = (count: number | null): string => {
    if (count === null) return '—';
    return count < 60 ? t('callReport.seconds', { n: count }) : clockText(count * 1000);
  };
  const minutes = (count: number | null): string => {
    if (count === null) return '—';
    const [hours, rest] = [Math.floor(count / 60), count % 60];
    return hours === 0 ? t('callReport.minutes', { n: rest }) : t('callReport.hours', { h: hours, n: rest });
  };
  return { number, share, seconds, minutes };
}
