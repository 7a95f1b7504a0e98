/** Roubles come as decimal text; here they are counted in whole kopecks and never in halves of a float. */
export const kopecksOf = (roubles: string): number => {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(roubles) ?? [];
  const kopecks = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign ? -kopecks : kopecks;
};
export const roublesOf = (kopecks: number): string => {
  const [sign, size] = [kopecks < 0 ? '-' : '', Math.abs(kopecks)];
  return `${sign}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
};

/** What a person types as a sum: `1 250,5` and `1250.50` are the same; null when it is no sum. */
export function typedRoubles(text: string): string | null {
  const bare = text.replace(/[\s\u00A0\u202F₽]/g, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(bare) ? roublesOf(kopecksOf(bare)) : null;
}

/** As it is read: `12 000 ₽`, and the kopecks only where there are some. */
export function moneyText(roubles: string, locale: string): string {
  const kopecks = kopecksOf(roubles);
  const digits = kopecks % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    ...{ style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(kopecks / 100);
}

/** Whole percent of what is to be paid; not 100 before all is there, not 0 when there is something. */
export function paidPercent(have: string, total: string): number {
  const [got, all] = [kopecksOf(have), kopecksOf(total)];
  if (got <= 0) return 0;
  if (got >= all) return 100;
  return Math.min(99, Math.max(1, Math.round((got / all) * 100)));
}
