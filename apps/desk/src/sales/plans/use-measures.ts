import { useI18n } from 'vue-i18n';
import type { MonthPlanDto } from '../../api/schema.js';
import { kopecksOf } from '../../money/roubles.js';
import { useFigures } from '../funnel/use-figures.js';
import { type Metric, kindOf } from './plan-metrics.js';

/** Facts and plans as the reader's language writes them. */
export function useMeasures() {
  const { t, locale } = useI18n();
  const { count, sum, short } = useFigures();
  const percent = (n: number): string =>
    new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(n / 100);
  const say = (metric: Metric, size: number): string => {
    const kind = kindOf(metric);
    return kind === 'sum' ? sum(size) : kind === 'share' ? percent(size) : count(size);
  };
  const axis = (metric: Metric, size: number): string =>
    kindOf(metric) === 'share' ? percent(size) : short(kindOf(metric) === 'sum' ? size / 100 : size);
  /** One number of a plan with its name; null when it was not planned. */
  const planText = (plan: MonthPlanDto, metric: Metric): string | null => {
    const value = plan[metric];
    if (value === null) return null;
    return `${t(`plans.metric.${metric}`)}: ${say(metric, typeof value === 'string' ? kopecksOf(value) : value)}`;
  };
  return { say, axis, percent, planText };
}
