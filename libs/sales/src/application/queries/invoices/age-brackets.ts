import { type Clock, ZoneClock, dayName } from '@prorab/kernel';
import type { SalesRules } from '../../sales-rules.js';
import { type Sql, sql } from '../sql-text.js';

/** Days past the day of payment; the first: it has not come yet, or is today. */
export const ageBrackets = ['not-due', '1-7', '8-14', '15-30', '31-60', 'over-60'] as const;
export type AgeBracket = (typeof ageBrackets)[number];
const lastDays = [0, 7, 14, 30, 60];

/** The day that ages are counted to, where the books are. */
export interface BooksDay {
  readonly today: number;
  readonly zone: ZoneClock;
}
export function booksDay(rules: SalesRules, clock: Clock): BooksDay {
  const zone = ZoneClock.of(rules.ledgerZone);
  return { today: zone.dayNumberAt(clock.now().getTime()), zone };
}

/**
 * On `sales_invoice i`: how late its payment is; without a day of payment the day of the invoice counts.
 * The day of payment is a day on the wall, the day of an invoice an instant: each is compared with its own.
 */
export function inBracket(bracket: AgeBracket, { today, zone }: BooksDay): Sql {
  /** Its day is not more than `days` ago. */
  const within = (days: number): Sql =>
    sql(
      '((i.pay_by is not null and i.pay_by >= ?) or (i.pay_by is null and i.at >= ?))',
      dayName(today - days),
      new Date(zone.instantOf(today - days, 0)),
    );
  const n = ageBrackets.indexOf(bracket);
  const younger = n > 0 ? within(lastDays[n - 1] ?? 0) : null;
  const old = n < lastDays.length ? within(lastDays[n] ?? 0) : null;
  return {
    text: `${younger ? `not ${younger.text}` : '1 = 1'} and ${old ? old.text : '1 = 1'}`,
    params: [...(younger?.params ?? []), ...(old?.params ?? [])],
  };
}
