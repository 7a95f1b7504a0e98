import type { NumberPlace } from './number-place.js';
import type { RowOfPlan } from './number-ranges.js';
import { PlanHeaderWrong, PlanRowWrong } from './numbering.errors.js';

/** Which column is where. */
export interface RegistryColumns {
  readonly count: number;
  readonly code: number;
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly region: number;
  /** «Территория ГАР», of newer files: it is there also where the region is only a dash. */
  readonly territory: number | null;
}
const NATIONWIDE = 'Российская Федерация';

/**
 * The registry of the Russian numbering plan (Rossvyaz, now Mintsifry; ABC-3xx.csv, ABC-4xx.csv, ABC-8xx.csv, DEF-9xx.csv): UTF-8 with a
 * mark, semicolons, `АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН`; older files end with the region.
 * @throws PlanHeaderWrong
 */
export function columnsOf(header: string): RegistryColumns {
  const names = header
    .replace(/^\uFEFF/, '')
    .split(';')
    .map(tidy);
  const at = (name: string): number => {
    const place = names.indexOf(name);
    if (place < 0) throw new PlanHeaderWrong(name);
    return place;
  };
  if (!names[0]?.endsWith('DEF')) throw new PlanHeaderWrong('АВС/ DEF');
  const territory = names.indexOf('Территория ГАР');
  return {
    ...{ count: names.length, code: 0, from: at('От'), to: at('До'), capacity: at('Емкость') },
    ...{ region: at('Регион'), territory: territory < 0 ? null : territory },
  };
}

/** `900;0000000;0061999;62000;ООО "Т2 Мобайл";Краснодарский край;Краснодарский край;7743895280` @throws PlanRowWrong naming the column */
export function rangeIn(line: string, columns: RegistryColumns, row: number): RowOfPlan {
  const plain = line.split(';');
  // «Московская область; Москва» is one value, where that makes too many: a space after the semicolon.
  const fields = (plain.length === columns.count ? plain : line.split(/;(?! )/)).map(tidy);
  if (fields.length !== columns.count) throw new PlanRowWrong(row, '…');
  const digits = (at: number, pattern: RegExp, name: string): string => {
    const text = fields[at] ?? '';
    if (!pattern.test(text)) throw new PlanRowWrong(row, name);
    return text;
  };
  const code = Number(digits(columns.code, /^[3489]\d\d$/, 'АВС/ DEF')) * 10_000_000;
  const [from, to] = [Number(digits(columns.from, /^\d{1,7}$/, 'От')), Number(digits(columns.to, /^\d{1,7}$/, 'До'))];
  if (to < from) throw new PlanRowWrong(row, 'До');
  if (Number(digits(columns.capacity, /^\d{1,8}$/, 'Емкость')) !== to - from + 1)
    throw new PlanRowWrong(row, 'Емкость');
  const region = fields[columns.region] ?? '';
  const said = region === '' || region === '-' ? (fields[columns.territory ?? -1] ?? '') : region;
  if (!/\p{L}/u.test(said)) throw new PlanRowWrong(row, 'Регион');
  return {
    row,
    from: code + from,
    to: code + to,
    place: placeIn(said, fields[columns.code]?.startsWith('9') ?? false),
  };
}

/** `г. Улан - Удэ|Республика Бурятия`: from the smallest to the region. */
function placeIn(said: string, isMobile: boolean): NumberPlace | null {
  const parts = said.split('|').map(tidy).filter(Boolean);
  const region = regionText(parts.at(-1) ?? '');
  if (region === '' || region === NATIONWIDE) return null;
  const city = isMobile || parts.length < 2 ? '' : cityText(parts[0] ?? '');
  return { city: city || null, region, weak: isMobile };
}
const tidy = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/ - /g, '-')
    .trim()
    .slice(0, 100);
const TOWN = /^(?:г\.\s?о\.|городской округ|г\.|город|гор\.)\s*(?:(?:г\.|город)\s+)?/iu;
const cityText = (text: string): string => text.replace(TOWN, '');
const regionText = (text: string): string =>
  text
    .replace(/(^|\s)(?:г\.|город)\s+/giu, '$1')
    .replace(/(?<!\p{L})область(?!\p{L})/gu, 'обл.')
    .replace(/автономный округ/giu, 'АО');
