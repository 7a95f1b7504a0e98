import type { Wall } from './wall-time.js';

export const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type RuleDay = (typeof weekdays)[number];

/** `nth`: 1 = the first of the month, -1 = the last; null = each. */
export interface NthDay {
  readonly day: RuleDay;
  readonly nth: number | null;
}

/** What of RFC 5545's RRULE a reminder may use. All times are on the wall of the person's zone. */
export interface RepeatRule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly byDay: readonly NthDay[];
  /** -1 = the last day of the month. */
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly byHour: readonly number[];
  /** One at most: nothing comes more often than hourly. */
  readonly byMinute: readonly number[];
  readonly bySetPos: readonly number[];
  readonly count: number | null;
  readonly until: Wall | null;
}

export const everyday: RepeatRule = {
  freq: 'DAILY',
  interval: 1,
  byDay: [],
  byMonthDay: [],
  byMonth: [],
  byHour: [],
  byMinute: [],
  bySetPos: [],
  count: null,
  until: null,
};

const stamp = (wall: Wall): string => new Date(wall).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');

/** The one spelling of a rule that is kept. */
export function ruleText(rule: RepeatRule): string {
  const list = (name: string, values: readonly (string | number)[]): string[] =>
    values.length ? [`${name}=${values.join(',')}`] : [];
  return [
    `FREQ=${rule.freq}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...list('BYMONTH', rule.byMonth),
    ...list('BYMONTHDAY', rule.byMonthDay),
    ...list(
      'BYDAY',
      rule.byDay.map(({ day, nth }) => `${nth ?? ''}${day}`),
    ),
    ...list('BYHOUR', rule.byHour),
    ...list('BYMINUTE', rule.byMinute),
    ...list('BYSETPOS', rule.bySetPos),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${stamp(rule.until)}`]),
  ].join(';');
}
