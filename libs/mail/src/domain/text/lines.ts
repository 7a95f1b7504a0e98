import { BLOCK_LABELS, BLOCK_LINE, MAX_LINE, type BlockField } from './quote-marks.js';

const MAX_LINES = 20_000;

/** Lines of a letter with the blanks of HTML mail made ordinary; bounded, so that no letter can make a policy slow. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .split('\n', MAX_LINES);

export const cut = (line: string): string => (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line).trim();

export const matchesAny = (patterns: readonly RegExp[], line: string): boolean => patterns.some((p) => p.test(line));

export const isQuoted = (line: string): boolean => /^\s{0,3}\p{Lu}{0,4}>/u.test(line.slice(0, 12));
export const unquote = (line: string): string => line.replace(/^\s{0,3}\p{Lu}{0,4}> ?/u, '');

export const trimBlank = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

export interface HeaderBlock {
  readonly fields: Readonly<Partial<Record<BlockField, string>>>;
  /** Index of the first line below the block. */
  readonly end: number;
}

/** A retyped header block (`От: … Отправлено: … Кому: … Тема: …`) that begins at this line: `from` and two more fields within 12 lines. */
export function headerBlockAt(lines: readonly string[], start: number): HeaderBlock | null {
  const fields: Partial<Record<BlockField, string>> = {};
  let last: BlockField | null = null;
  let at = start;
  for (; at < lines.length && at < start + 12; at++) {
    const line = cut(lines[at] ?? '');
    const match = BLOCK_LINE.exec(line);
    const field = match ? BLOCK_LABELS[(match[1] ?? '').toLowerCase()] : undefined;
    if (field) {
      if (fields[field] !== undefined) break;
      fields[field] = (match?.[2] ?? '').trim();
      last = field;
    } else if (at === start) return null;
    else if (line === '' || line === '>') {
      // Thunderbird and Apple leave blank lines inside only above the first field; below a full block a blank line ends it.
      if (Object.keys(fields).length >= 3) break;
    } else if (last && /^\s|^[<(]/.test(lines[at] ?? '')) fields[last] = `${fields[last] ?? ''} ${line}`.trim();
    else if (last && fields[last] === '') fields[last] = line;
    else break;
  }
  const known = Object.keys(fields).length;
  return fields.from !== undefined && known >= 3 ? { fields, end: at } : null;
}
