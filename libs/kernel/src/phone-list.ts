import { PhoneNumber } from './phone-number.js';
import type { PhoneContext } from './phone-number.js';
import { tidy } from './phone-text.js';

/** What an extension is called: it belongs to the number before it, whatever stands between. */
const STILL_THE_SAME = '(?!\\s*(?:доб|доп|вн|тон|ext|int|д\\.))';
const BETWEEN = new RegExp(
  `\\s*(?:[;/|\\n\\r\\t]${STILL_THE_SAME}|,(?!\\s*\\d{1,5}\\s*(?:[,;/|]|$))${STILL_THE_SAME}|\\s(?:и|или|and|or|&)\\s)\\s*`,
  'iu',
);
/** `123-45-67/68`: two lines side by side, of which the second is named by its last digits. */
const NEIGHBOURS = /(\+?\d[\d\s()-]{5,18})(\d\d)\s*\/\s*(\d\d)(?![\d-]|\s*\d)/g;
/** Where a second number starts without a separator: a country or trunk code after a space, with a full number to follow. */
const NEXT_NUMBER = /\s(?=(?:\+\s*\d|[78][\s(-]*\d{3}[)\s-]|[78]\d{10}(?!\d)))/;

/**
 * Every number of a free field, in order, each once: `(812) 123-45-67, 123-45-68; моб. 8 921…`. A local number takes the city
 * of the one before it. Pieces that are no numbers are passed over.
 */
export function parsePhones(text: string, context: PhoneContext = {}): PhoneNumber[] {
  const found = new Map<string, PhoneNumber>();
  let cityBefore: string | undefined;
  for (const piece of text.normalize('NFKC').slice(0, 2_000).replace(NEIGHBOURS, '$1$2; $1$3').split(BETWEEN)) {
    for (const number of read(piece, { areaCode: cityBefore ?? context.areaCode })) {
      if (number.kind === 'fixed' && number.e164.startsWith('+7')) cityBefore = cityOf(piece, number) ?? cityBefore;
      if (!found.has(number.toString())) found.set(number.toString(), number);
    }
  }
  // What reads as one number and falls apart into less is one: `812/123-45-67`.
  const whole = found.size < 2 ? PhoneNumber.parse(text, context) : null;
  return whole ? [whole] : [...found.values()];
}

function read(piece: string, context: PhoneContext): PhoneNumber[] {
  const whole = one(piece, context);
  if (whole) return [whole];
  const parts = tidy(piece).split(NEXT_NUMBER);
  const found = parts.flatMap((part) => one(part, context) ?? withoutWordsBehind(part, context) ?? []);
  return found;
}

const one = (piece: string, context: PhoneContext): PhoneNumber | null =>
  PhoneNumber.parse(withoutWordsBefore(piece), context) ?? PhoneNumber.parse(strip(piece), context);

/** `8 921 123-45-67 Иван Петрович`, `… с 9 до 18`, `… - 305`: the number up to the first word, then up to a short last group. */
function withoutWordsBehind(piece: string, context: PhoneContext): PhoneNumber | null {
  const [head = ''] = /^[+\d(][\d\s().+-]*/.exec(withoutWordsBefore(piece)) ?? [];
  if (head.replace(/\D/g, '').length < 10) return null;
  return PhoneNumber.parse(head, context) ?? PhoneNumber.parse(head.replace(/[\s-]+\d{1,5}[\s.()-]*$/, ''), context);
}

const withoutWordsBefore = (piece: string): string => tidy(piece).replace(/^[^+\d(]+/, '');

/** Names before and after the number are no part of it: `Иван 8 921 … (склад)`. */
const strip = (piece: string): string =>
  tidy(piece)
    .replace(/^[^+\d(]+/, '')
    .replace(/\((?!\s*\d)[^)]*\)?$/, '')
    .replace(/^\((?!\s*\d)[^)]*\)\s*/, '');

/** The city code as the writer set it apart (`(812)`, `8 812 `), so that the next local number can borrow it. */
function cityOf(piece: string, number: PhoneNumber): string | undefined {
  const national = number.e164.slice(2);
  const groups = piece.match(/\d+/g) ?? [];
  return groups.find((group) => group.length >= 3 && group.length <= 5 && national.startsWith(group));
}
