import type { FactDto, ForecastDto, MonthPlanDto, PlanLineDto } from '../../api/schema.js';
import { kopecksOf, typedRoubles } from '../../money/roubles.js';

export const METRICS = ['paid', 'requests', 'invoices', 'averageBill', 'paidShare'] as const;
export type Metric = (typeof METRICS)[number];
const kinds: Record<Metric, 'sum' | 'count' | 'share'> = {
  paid: 'sum',
  requests: 'count',
  invoices: 'count',
  averageBill: 'sum',
  paidShare: 'share',
};
export const kindOf = (metric: Metric): 'sum' | 'count' | 'share' => kinds[metric];

/** One number to draw and compare: kopecks, pieces or percent. */
const sizeOf = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? kopecksOf(value) : value;

export interface Measured {
  readonly fact: number | null;
  readonly plan: number | null;
  /** The average and the share do not grow with the days: nothing is foretold of them. */
  readonly forecast: number | null;
}
export function measured(
  { fact, plan, forecast }: { fact: FactDto; plan: MonthPlanDto | null; forecast: ForecastDto | null },
  metric: Metric,
): Measured {
  const foretold = metric === 'averageBill' || metric === 'paidShare' ? null : (forecast?.[metric] ?? null);
  const size = sizeOf(foretold);
  // A guess is not known to the kopeck.
  const rounded = size !== null && kindOf(metric) === 'sum' ? Math.round(size / 100) * 100 : size;
  return { fact: sizeOf(fact[metric]), plan: sizeOf(plan?.[metric]), forecast: rounded };
}
/** The plans of all, where there are any; an average and a share of several people are no sum. */
export function totalPlan(lines: readonly PlanLineDto[], metric: Metric): number | null {
  if (metric === 'averageBill' || metric === 'paidShare') return null;
  const planned = lines.flatMap(({ plan }) => sizeOf(plan?.[metric]) ?? []);
  return planned.length === 0 ? null : planned.reduce((sum, n) => sum + n, 0);
}

export type Typed = Record<Metric, string>;
/** As it stands in the fields. */
export const typedOf = (plan: MonthPlanDto | null, locale: string): Typed => {
  const written = (value: string | number | null | undefined): string =>
    value === null || value === undefined
      ? ''
      : new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: true }).format(Number(value));
  return Object.fromEntries(METRICS.map((metric) => [metric, written(plan?.[metric])])) as Typed;
};
const bare = (text: string): string => text.replace(/[\s\u00A0\u202F%]/g, '').replace(',', '.');
function readField(metric: Metric, text: string, locale: string): string | number | null | undefined {
  if (text.trim() === '') return null;
  // English parts thousands by a comma, Russian the kopecks.
  const plain = locale.startsWith('en') ? text.replaceAll(',', '') : text;
  if (kindOf(metric) === 'sum') return typedRoubles(plain) ?? undefined;
  const number = Number(bare(plain));
  if (!Number.isFinite(number) || number < 0) return undefined;
  if (kindOf(metric) === 'count') return Number.isInteger(number) && number <= 1_000_000 ? number : undefined;
  return number <= 100 ? Math.round(number * 10) / 10 : undefined;
}
/** The plan that was typed, and the fields in which nothing sensible stands. */
export function readPlan(typed: Typed, locale: string): { plan: MonthPlanDto; wrong: Metric[] } {
  const read = METRICS.map((metric) => [metric, readField(metric, typed[metric], locale)] as const);
  const plan = Object.fromEntries(read.map(([metric, value]) => [metric, value ?? null])) as unknown as MonthPlanDto;
  return { plan, wrong: read.flatMap(([metric, value]) => (value === undefined ? [metric] : [])) };
}
