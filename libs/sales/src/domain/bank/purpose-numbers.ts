/** An invoice that the text of a payment speaks of. */
export interface InvoiceMention {
  /** As it is written, lower case, without zeros before it. */
  readonly number: string;
  readonly date: { readonly day: number; readonly month: number; readonly year: number | null } | null;
  /** Only `№ 451`, without saying of what. */
  readonly vague: boolean;
}

const most = 30;
const months = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const WORD =
  /(?<![\p{L}\p{N}])(?:сч-т?[уа]|сче?т?(?:ам|ах|ов|ом|ем|а|у|е|ы)?(?:-(?:договор|оферт)[а-я]*)?|invoice|inv)(?!\p{L})/gu;
/** A bank account, not an invoice. */
const ACCOUNT_BEFORE =
  /(?:расч[а-я]*\.?|лиц[а-я]*\.?|корр?[а-я]*\.?|банк[а-я]*|карт[а-я]*|(?<!\p{L})[рлк](?:\s*[/.\\]\s*|\s))\s*$/u;
/** A tax document, with numbers of its own. */
const TAX_AFTER = /^\s*[-–./\\]?\s*ф(?:акт[а-я]*)?(?!\p{L})/u;
const FILL =
  /^(?:[\s:.(№#]|(?:на\s+)?(?:пред)?оплат[а-я]*|покупател[а-я]*|заказ[а-я]*|номер[а-я]*|n[or]?(?![\p{L}])|no(?=\d)|n(?=\d))*/u;
const DATE =
  /^[\s(]*(?:от|dated|of)?\s*(\d{1,2})(?:[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?![\d])|\s+(январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*(?:\s+(\d{4}))?)\s*(?:г(?:ода|\.|(?!\p{L})))?[)\s]*/u;
/** Without «от» only a whole date is one. */
const BARE_DATE = /^[\s(]*\d{1,2}[./]\d{1,2}[./]\d{2,4}/;
const NUMBER = /^(?:(?!от|ндс|на|по|руб|за|дог|сум|г\d|и\d)\p{L}{1,6}[-/]?)?\d[\p{L}\d]*(?:[-/][\p{L}\d]+){0,3}/u;
/** What follows makes it a sum, a share, an amount of goods, or the beginning of a date. */
const NO_NUMBER_AFTER =
  /^(?:[.,=-]\d{2}(?!\d)\s*(?:р|руб|rub|₽)|\.\d|=|\s*(?:руб|rub|₽|р(?:\.|(?!\p{L}))|%|шт|кг|тн|т(?!\p{L})|м[23]|коп))/u;
const GLUE = /^\s*(?:[,;+&]|и(?!\p{L})|а\s+также)\s*/u;
/** Other papers with numbers. */
const OTHER_PAPER =
  /(?:дог[а-я]*|контр[а-я]*|акт[а-я]*|накл[а-я]*|упд|ттн|тн|сф|с[/.]ф|фактур[а-я]*|заяв[а-я]*|спец[а-я]*|прил[а-я]*|соглаш[а-я]*|пп|п[/.]п|поруч[а-я]*|чек[а-я]*|закон[а-я]*|фз)[\s.:]*$/u;

/** All invoices that a purpose speaks of, each once, in their order; sums, taxes, dates, accounts and other papers are not taken for them. */
export function invoicesIn(purpose: string): InvoiceMention[] {
  const text = purpose
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/g, ' ')
    .slice(0, 2_000);
  const found = new Map<string, InvoiceMention>();
  const add = (mention: InvoiceMention): void => {
    const key = `${mention.number} ${mention.date ? Object.values(mention.date).join('.') : ''}`;
    if (found.size < most && !found.has(key)) found.set(key, mention);
  };
  for (const match of text.matchAll(WORD)) {
    const rest = text.slice(match.index + match[0].length);
    if (ACCOUNT_BEFORE.test(text.slice(0, match.index)) || TAX_AFTER.test(rest)) continue;
    for (const mention of listAt(rest)) add(mention);
  }
  if (found.size === 0)
    for (const match of text.matchAll(/(?:№|(?<![\p{L}\p{N}])n(?=\s?\d))\s?/gu))
      if (!OTHER_PAPER.test(text.slice(0, match.index)))
        for (const mention of listAt(text.slice(match.index + match[0].length))) add({ ...mention, vague: true });
  return [...found.values()];
}

/** `451 от 03.06, 452 и №453` */
function listAt(text: string): InvoiceMention[] {
  const mentions: InvoiceMention[] = [];
  let rest = text;
  // «счету от 03.06.2026 № 451»
  const ahead = /^\s*от(?!\p{L})/u.test(rest) ? dateAt(rest) : null;
  if (ahead) rest = ahead.rest;
  for (;;) {
    rest = rest.slice(FILL.exec(rest)?.[0].length ?? 0);
    const number = NUMBER.exec(rest)?.[0];
    if (number === undefined || number.replace(/\D/g, '').length > 15) break;
    rest = rest.slice(number.length);
    if (NO_NUMBER_AFTER.test(rest)) break;
    const date = dateAt(rest);
    if (date) rest = date.rest;
    const own = date?.date ?? (mentions.length === 0 ? (ahead?.date ?? null) : null);
    mentions.push({ number: plainNumber(number), date: own, vague: false });
    const glue = GLUE.exec(rest)?.[0] ?? (/^\s*№/.test(rest) ? '' : undefined);
    if (glue === undefined || mentions.length >= most) break;
    rest = rest.slice(glue.length);
    if (/^от(?!\p{L})/u.test(rest)) break;
  }
  return mentions;
}

function dateAt(text: string): { date: NonNullable<InvoiceMention['date']>; rest: string } | null {
  const match = DATE.exec(text);
  if (!match || !(/^[\s(]*(?:от|dated|of)(?!\p{L})/u.test(text) || BARE_DATE.test(text))) return null;
  const [whole, day, monthNumber, shortYear, monthName, longYear] = match;
  const month = monthNumber === undefined ? months.indexOf(monthName ?? '') + 1 : Number(monthNumber);
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return null;
  const said = shortYear ?? longYear;
  const year = said === undefined ? null : said.length === 2 ? 2000 + Number(said) : Number(said);
  return { date: { day: Number(day), month, year }, rest: text.slice(whole.length) };
}

/** As the mirror writes numbers for the search. */
export const plainNumber = (number: string): string =>
  number
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(^|[^\p{L}\p{N}])0+(?=\p{N})/gu, '$1')
    .slice(0, 30);

/** `ТС-00000451/26` = { body: '451', letters: 'тс', year: 2026 }; a part that can only be a year is not the number. */
export function partsOf(number: string): { body: string; letters: string; year: number | null } {
  const runs = (number.match(/\d+/g) ?? []).map((r) => r.replace(/^0+(?=\d)/, ''));
  const letters = (number.toLowerCase().match(/\p{L}+/gu) ?? []).join('');
  const yearAt = runs.length > 1 ? runs.findIndex((r) => /^20[2-4]\d$/.test(r)) : -1;
  const shortAt = runs.length > 1 && yearAt < 0 ? runs.findLastIndex((r) => /^[2-4]\d$/.test(r)) : -1;
  const at = yearAt >= 0 ? yearAt : shortAt;
  const year = at < 0 ? null : (Number(runs[at]) % 100) + 2000;
  return { body: runs.filter((_, i) => i !== at).join('-'), letters, year };
}
