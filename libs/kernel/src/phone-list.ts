import { PhoneNumber } from './phone-number.js';
import type { PhoneContext } from './phone-number.js';
import { tidy } from './phone-text.js';

const BETWEEN = /\s*(?:[;/|\n\r\t]|,(?!\s*\d{1,5}\s*(?:[,;/|]|$))|\s(?:и|или|and|or|&)\s)\s*/iu;
/** Where a second number starts without a separator: a country or trunk code after a space, with a full number to follow. */
const NEXT_NUMBER = /\s(?=(?:\+\s*\d|[78][\s(-]*\d{3}[)\s-]|[78]\d{10}(?!\d)))/;

/**
 * Every number of a free field, in order, each once: `(812) 123-45-67, 123-45-68; моб. 8 921…`. A local number takes the city
 * of the one before it. Pieces that are no numbers are passed over.
 */
export function parsePhones(text: string, context: PhoneContext = {}): PhoneNumber[] {
  const found = new Map<string, PhoneNumber>();
  let cityBefore: string | undefined;
  for (const piece of text.normalize('NFKC').slice(0, 2_000).split(BETWEEN)) {
    for (const number of read(piece, { areaCode: cityBefore ?? context.areaCode })) {
      if (number.kind === 'fixed' && number.e164.startsWith('+7')) cityBefore = cityOf(piece, number) ?? cityBefore;
      if (!found.has(number.toString())) found.set(number.toString(), number);
    }
  }
  return [...found.values()];
}

function read(piece: string, context: PhoneContext): PhoneNumber[] {
  const whole = PhoneNumber.parse(strip(piece), context);
  if (whole) return [whole];
  const parts = tidy(piece).split(NEXT_NUMBER);
  return parts.length < 2 ? [] : parts.flatMap((part) => PhoneNumber.parse(strip(part), context) ?? []);
}

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
