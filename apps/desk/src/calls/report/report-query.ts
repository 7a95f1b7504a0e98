import { isDay, lastWeeks } from '../../sales/funnel/period.js';

/** The address of the page, so that a view can be kept and sent to a colleague. */
export type ReportQuery = Readonly<Record<string, string | undefined>>;
export interface ReportFilter {
  readonly from: string;
  readonly to: string;
  readonly branch?: string;
}
const ALWAYS_WEEKS = 4;

export function filterOf({ from, to, branch }: ReportQuery, day: string): ReportFilter {
  const period = isDay(from) && isDay(to) ? { from, to } : lastWeeks(ALWAYS_WEEKS, day);
  return { ...period, ...(branch ? { branch } : {}) };
}
