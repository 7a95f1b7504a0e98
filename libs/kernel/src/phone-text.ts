const LABEL =
  /^(?:(?:(?:мой\s+)?(?:телефон|тел|моб(?:ильный)?|раб(?:очий)?|дом(?:ашний)?|гор(?:одской)?|факс|ф|т|м|phone|tel|mob(?:ile)?|cell|fax|office)(?:\/факс)?(?![a-zа-я])[\s.:)]*)+|[a-zа-я]+:)\s*/iu;

/** Words and signs after which an extension is written. A comma counts only before one to five digits at the very end. */
const EXTENSION =
  /\s*(?:[,;(]\s*)*(?:(?:доб(?:авочн[а-я]*)?|доп(?:олнительн[а-я]*)?|вн(?:утр(?:енн[а-я]*)?)?|д|(?:в\s+)?тон(?:альн[а-я]*)?(?:\s+(?:режим[а-я]*|набор[а-я]*))?|ext(?:ension|n)?|extn|int(?:ernal)?|add|x|х|#|\*|p|w|;\s*ext\s*=)[\s.:=-]*(?:(?:номер|ном|н|no|№|тел(?:ефон)?)[\s.:]*)?|,+\s*(?=\d{1,5}\)?$)|\(\s*(?=\d{1,4}\)$))(\d{1,7})\s*\)?$/iu;

/** One kind of space and dash, no label before, nothing invisible. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LABEL, '')
    .replace(/[.;,]+$/, '')
    .trim();
}

/** Cuts the extension off a tidied text; what is left should be a number. */
export function takeExtension(text: string): { main: string; extension: string | null } {
  const match = EXTENSION.exec(text);
  if (!match) return { main: text, extension: null };
  const main = text.slice(0, match.index).trim();
  // `доб. 305, 306`: the first of them is dialled.
  const first = takeExtension(main);
  return first.extension === null ? { main, extension: match[1] ?? null } : first;
}
