import type { HourOfWeekDto } from '../../api/schema.js';

export type HeatOf = 'missed' | 'calls';
export interface HeatCell extends HourOfWeekDto {
  /** What is looked at, missed calls or all. */
  readonly size: number;
  /** 0 nothing, 1 the hottest hour of the week. */
  readonly heat: number;
}
/** Shops work at these hours, whether anybody called or not. */
const [EARLY, LATE] = [9, 18];

/** The week as rows of days, cut to the hours in which anybody called and the usual working ones. */
export function heatOf(
  hours: readonly HourOfWeekDto[],
  of: HeatOf,
): { readonly hours: readonly number[]; readonly days: readonly (readonly HeatCell[])[] } {
  const called = hours.map(({ hour }) => hour);
  const [from, to] = [Math.min(EARLY, ...called), Math.max(LATE, ...called)];
  const columns = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const sizeOf = (one: HourOfWeekDto): number => (of === 'calls' ? one.calls : one.missed);
  const most = Math.max(0, ...hours.map(sizeOf));
  const at = new Map(hours.map((one) => [one.weekday * 24 + one.hour, one]));
  const days = Array.from({ length: 7 }, (_, weekday) =>
    columns.map((hour): HeatCell => {
      const one = at.get(weekday * 24 + hour) ?? { weekday, hour, calls: 0, missed: 0, closed: 0 };
      const size = sizeOf(one);
      return { ...one, size, heat: most === 0 ? 0 : size / most };
    }),
  );
  return { hours: columns, days };
}
