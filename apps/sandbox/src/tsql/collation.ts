/**
 * Cyrillic_General_CI_AS as far as a base of 1C needs it: case and trailing spaces make no difference, leading spaces do,
 * ё is not е but stands beside it. Between punctuation marks the order is that of the code table.
 */
export const COLLATION = 'Cyrillic_General_CI_AS';

const NEEDS_FOLDING = /[\p{Ll}Ёё]/u;
const PLAIN = /^[ -`{-~]*$/;

/** A string that binary comparison orders, and finds equal, as the collation does. */
export function collationKey(text: string): string {
  const trimmed = trimSpaces(text);
  if (PLAIN.test(trimmed)) return trimmed;
  const upper = trimmed.toUpperCase();
  if (!upper.includes('Ё')) return upper;
  // ё differs from е only when all letters are the same: the marks follow after a character below every printable one.
  const marks = [...upper].map((letter) => (letter === 'Ё' ? '2' : '1')).join('');
  return `${upper.replaceAll('Ё', 'Е')}\u0001${marks.replace(/1+$/, '')}`;
}

/** Is the text, but for trailing spaces, its own key? Such columns are compared as they lie. */
export const isPlain = (text: string): boolean => !NEEDS_FOLDING.test(text);

/** Only spaces: SQL Server leaves tabs and line ends. */
export function trimSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--;
  return end === text.length ? text : text.slice(0, end);
}

export function compareAsServer(a: string, b: string): number {
  const left = collationKey(a);
  const right = collationKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What cp1251 holds beside ASCII; everything else becomes a question mark in a char or varchar, as it does in SQL Server. */
const UPPER_HALF = new Set(
  new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128)),
);
export function toCodePage(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return [...text].map((letter) => (letter < '\u0080' || UPPER_HALF.has(letter) ? letter : '?')).join('');
}

/** LIKE of Transact-SQL: % _ [a-z] [^a-z] and ESCAPE; without regard to case. Trailing spaces of a non-Unicode value do not count. */
export function likePattern(pattern: string, escape: string | null, unicode: boolean): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] as string;
    if (escape !== null && letter === escape && at + 1 < pattern.length) source += literal(pattern[++at] as string);
    else if (letter === '%') source += '[^]*';
    else if (letter === '_') source += '[^]';
    else if (letter === '[') {
      const end = pattern.indexOf(']', at + 2);
      if (end < 0) return /(?!)/; // an open class matches nothing
      source += characterClass(pattern.slice(at + 1, end));
      at = end;
    } else source += literal(letter);
  }
  return new RegExp(`^${source}${unicode ? '' : ' *'}$`, 'iu');
}

const literal = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/-]/, (special) => `\\u{${hex(special)}}`);
const hex = (letter: string): string => (letter.codePointAt(0) ?? 0).toString(16);

function characterClass(content: string): string {
  const negative = content.startsWith('^');
  const letters = [...(negative ? content.slice(1) : content)];
  let source = '';
  for (let at = 0; at < letters.length; at++) {
    const from = letters[at] as string;
    const to = letters[at + 2];
    if (letters[at + 1] === '-' && to !== undefined) {
      if (from <= to) source += `\\u{${hex(from)}}-\\u{${hex(to)}}`;
      at += 2;
    } else source += `\\u{${hex(from)}}`;
  }
  return `[${negative ? '^' : ''}${source}]`;
}
