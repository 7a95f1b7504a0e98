import { Money, divideHalfUp, formatDecimal, parseDecimal, powerOfTen } from '@prorab/kernel';
import type { Decimal } from '@prorab/kernel';
import { brokenValue } from './broken-value.js';

const WHAT = { ru: 'число', en: 'a number' };

/** As the server writes numeric, and as _1SCONST holds numbers: `-12.50`, `.5`. No float is met on the way. @throws LedgerUnfit */
function decimal(text: string): Decimal {
  const trimmed = text.trim();
  const read = parseDecimal(trimmed.replace(/^([+-]?)\.(?=\d)/, '$10.').replace(/(\d)\.$/, '$1'));
  if (!read) throw brokenValue(WHAT, text);
  return read;
}
const round = (value: Decimal, places: number): Decimal =>
  value.scale <= places ? value : { units: divideHalfUp(value.units, powerOfTen(value.scale - places)), scale: places };

/** As the server writes numeric as a rule; millions of them are read, and the long way would say the same. */
const PLAIN = /^-?(?:0|[1-9]\d{0,17})\.\d{1,5}$/;
const PLAIN_MONEY = /^(?:0|-?[1-9]\d{0,17})\.\d\d$/;

/** Without zeros at the end, at most five places (as the books keep quantities), half away from zero. @throws LedgerUnfit */
export function decimalOf(text: string): string {
  if (!PLAIN.test(text)) return formatDecimal(round(decimal(text), 5));
  let end = text.length;
  while (text.endsWith('0', end)) end--;
  const cut = text.slice(0, text.endsWith('.', end) ? end - 1 : end);
  return cut === '-0' ? '0' : cut;
}
/** `moneyOf` as a decimal with two places. @throws LedgerUnfit */
export const moneyTextOf = (text: string): string => (PLAIN_MONEY.test(text) ? text : moneyOf(text).toString());
/** To the kopeck, half away from zero. @throws LedgerUnfit */
export function moneyOf(text: string): Money {
  const { units, scale } = round(decimal(text), 2);
  return Money.ofKopecks(units * powerOfTen(2 - scale));
}
/** Whole thousandths, half away from zero. @throws LedgerUnfit */
export function thousandthsOf(text: string): bigint {
  const { units, scale } = round(decimal(text), 3);
  return units * powerOfTen(3 - scale);
}
/** Booleans of a configuration are numbers of one digit. */
export const yes = (text: string): boolean => decimal(text).units !== 0n;
