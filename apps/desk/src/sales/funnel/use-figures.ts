import { useI18n } from 'vue-i18n';
import { useMoney } from '../../money/use-money.js';
import { roublesOf } from '../../money/roubles.js';
import { type Figure, shareText } from './funnel-figures.js';

/** Counts, sums and shares as the reader's language writes them. */
export function useFigures() {
  const { t, locale } = useI18n();
  const { money } = useMoney();
  const count = (n: number): string => new Intl.NumberFormat(locale.value).format(n);
  const sum = (kopecks: number): string => money(roublesOf(kopecks));
  const deals = (n: number): string => t('funnel.deals', { n: count(n) }, n);
  const figure = ({ deals: n, kopecks }: Figure, inMoney: boolean): string => (inMoney ? sum(kopecks) : count(n));
  const share = (part: number, whole: number): string => shareText(part, whole, locale.value);
  /** Along an axis there is no room for all digits. */
  const short = (value: number): string =>
    new Intl.NumberFormat(locale.value, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  return { count, sum, deals, figure, share, short };
}
