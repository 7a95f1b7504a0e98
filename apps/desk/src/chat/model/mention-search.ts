import type { Named } from './text-pieces.js';

export interface Asked {
  /** Where the @ stands. */
  readonly from: number;
  readonly typed: string;
}
const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** The name that is being typed before the caret, if one is. */
export function mentionAt(text: string, caret: number): Asked | null {
  const found = /(?:^|[\s(«"])@([\p{L}\p{N}-]*(?: [\p{L}-]*)?)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[1] ?? '';
  return { from: caret - typed.length - 1, typed };
}
/** Any word of the name may begin so; those whose first word does stand first. */
export function matching<T extends Named>(all: readonly T[], typed: string, most = 8): T[] {
  const wanted = fold(typed);
  const rank = (name: string): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.split(/[\s-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return all
    .map((one) => ({ one, rank: rank(one.name) }))
    .filter(({ rank: r }) => r < 2)
    .sort((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name))
    .slice(0, most)
    .map(({ one }) => one);
}
export function completed(text: string, caret: number, asked: Asked, name: string): { text: string; caret: number } {
  const put = `@${name} `;
  const rest = text.slice(caret).replace(/^ /, '');
  return { text: text.slice(0, asked.from) + put + rest, caret: asked.from + put.length };
}
