import { useI18n } from 'vue-i18n';
import { useFormat } from '../lib/use-format.js';
import { moneyText } from './roubles.js';

/** Sums, days and ages of what the books say, in the reader's language. */
export function useMoney() {
  const { t, locale } = useI18n();
  const { span, day } = useFormat();
  const money = (roubles: string): string => moneyText(roubles, locale.value);
  /** A day on the wall, YYYY-MM-DD, is that day wherever one reads. */
  const wallDay = (name: string): string => day(`${name}T12:00:00`);
  const ago = (iso: string | null, now: number): string => {
    if (iso === null) return t('money.never');
    const minutes = Math.floor((now - new Date(iso).getTime()) / 60_000);
    return minutes < 1 ? t('money.ageNow') : t('money.ageAgo', { span: span(minutes) });
  };
  return { money, wallDay, ago };
}
