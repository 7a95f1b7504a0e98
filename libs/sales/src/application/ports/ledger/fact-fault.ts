import { DomainError, Money, dayNumber } from '@prorab/kernel';
import type { Texts } from '@prorab/platform/marks';
import type { LedgerFact, LedgerLine } from '../ledger.port.js';

/** Beyond it kopecks are not exact any more. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const LONGEST_KEY = 80;
const one = Money.of('1');

/**
 * Why the mirror cannot keep what the books say of a thing, for people; null: it can. One such fact is set aside: it would
 * take its page with it, and all that stands behind.
 */
export function faultOf(fact: LedgerFact): Texts | null {
  try {
    return keyFault(fact) ?? ('gone' in fact ? null : (dateFault(fact) ?? sumFault(fact)));
  } catch (error) {
    if (error instanceof DomainError)
      return { ru: 'число или день не читается', en: 'a number or a day cannot be read' };
    throw error;
  }
}

function keyFault(fact: LedgerFact): Texts | null {
  const keys = Object.entries(fact).flatMap(([name, value]: [string, unknown]) =>
    (name === 'key' || name.endsWith('Key')) && typeof value === 'string' ? [value] : [],
  );
  return keys.some((key) => key.length === 0 || key.length > LONGEST_KEY)
    ? { ru: 'ключ пуст или слишком длинен', en: 'the key is empty or too long' }
    : null;
}
function dateFault(fact: Exclude<LedgerFact, { gone: true }>): Texts | null {
  if ('at' in fact && !(fact.at.getUTCFullYear() >= 1000 && fact.at.getUTCFullYear() <= 9999))
    return { ru: 'нет такой даты', en: 'there is no such date' };
  for (const day of [fact.kind === 'invoice' ? fact.payBy : null, fact.kind === 'price' ? fact.since : null])
    if (day !== null) dayNumber(day);
  return null;
}
function sumFault(fact: Exclude<LedgerFact, { gone: true }>): Texts | null {
  const some = [
    ...('amount' in fact ? [fact.amount] : []),
    ...('total' in fact ? [fact.total] : []),
    ...('vat' in fact ? [fact.vat] : []),
    ...(fact.kind === 'price' ? [fact.price] : []),
    ...('lines' in fact ? fact.lines.flatMap((l: LedgerLine) => [l.price, l.sum, l.vat]) : []),
  ];
  const tooBig = (roubles: string): boolean => {
    const { kopecks } = one.multiply(roubles);
    return kopecks > MOST || kopecks < -MOST;
  };
  return some.some(tooBig) ? { ru: 'слишком большая сумма', en: 'the sum is too large' } : null;
}
