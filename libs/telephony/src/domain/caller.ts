import { PhoneNumber, plainLine } from '@prorab/kernel';

/** Who calls, as far as the exchange can tell. */
export type Caller =
  /** `+79112223344` */
  | { readonly kind: 'number'; readonly number: string }
  /** A phone of the house. */
  | { readonly kind: 'inside'; readonly extension: string }
  | { readonly kind: 'hidden' }
  /** Something that nobody can be called back at. */
  | { readonly kind: 'odd'; readonly said: string };

const HIDDEN = /^(?:|anonymous|unknown|unavailable|restricted|private|asterisk|s)$/i;
const MOST = 30;
const MOST_NAME = 100;

/**
 * @param areaCode city code of the line that was called: numbers of the city come without it
 * @param phone extension by whose channel it comes: a number as short as that is a phone of the house from there only. A stranger who
 * gives it out would have no bound, and be missed by nobody.
 */
export function callerOf(said: string, areaCode: string | null = null, phone: string | null = null): Caller {
  const text = said.replace(/[\p{C}]/gu, '').trim();
  if (HIDDEN.test(text)) return { kind: 'hidden' };
  if (phone !== null && PhoneNumber.internalOf(text) === phone) return { kind: 'inside', extension: phone };
  const number = PhoneNumber.parse(text, areaCode === null ? {} : { areaCode });
  if (number) return { kind: 'number', number: number.e164 };
  return oddOf(text);
}
export const oddOf = (said: string): Caller => ({ kind: 'odd', said: said.slice(0, MOST) });
/** His name as the exchange has it, a stranger's words: on one line, not too long. Empty: a hidden number, or the number again, which providers write for want of a name. */
export function callerNameOf(said: string, number: string): string {
  const text = plainLine(said).slice(0, MOST_NAME);
  const isNumber = digitsOf(text) !== '' && digitsOf(text) === digitsOf(number);
  return isNumber || HIDDEN.test(text) ? '' : text;
}
const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** What was dialled to reach him; null: he cannot be. */
export const calledNumberOf = (caller: Caller): string | null =>
  caller.kind === 'inside' ? caller.extension : numberOf(caller);
export const numberOf = (caller: Caller): string | null => (caller.kind === 'number' ? caller.number : null);
