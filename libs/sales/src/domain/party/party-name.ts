import { plainLine } from '@prorab/kernel';

const forms = new Set(
  (
    'ооо оао зао пао ао ип нко тоо ооо-фирма чп фгуп муп гуп гбу мбу фирма компания тд тк ск гк пк ' +
    'llc ltd inc gmbh oy co jsc'
  ).split(' '),
);
const longForms =
  /общество с ограниченной ответственностью|(?:публичное |закрытое |открытое )?акционерное общество|индивидуальный предприниматель|торговый дом/g;

/** A name as search and comparison see it: no legal form, no quotes, lower case, ё as е. `ООО «Ёлка-Строй»` → `елка строй`. */
export function nameKey(name: string): string {
  const words = plainLine(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(longForms, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const kept = words.filter((w) => !forms.has(w));
  return (kept.length ? kept : words).join(' ');
}

const grams = (key: string): Map<string, number> => {
  const padded = ` ${key} `;
  const found = new Map<string, number>();
  for (let i = 0; i < padded.length - 2; i++) {
    const gram = padded.slice(i, i + 3);
    found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  return found;
};

/** 0…1, by shared three-letter pieces (Dice); the order of the words does not matter. */
export function nameSimilarity(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => grams(nameKey(name).split(' ').sort().join('  ')));
  if (!x || !y) return 0;
  let shared = 0;
  for (const [gram, n] of x) shared += Math.min(n, y.get(gram) ?? 0);
  const size = (g: Map<string, number>): number => [...g.values()].reduce((sum, n) => sum + n, 0);
  return size(x) + size(y) === 0 ? 0 : (2 * shared) / (size(x) + size(y));
}
