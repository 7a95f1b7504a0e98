/** «Ольга Смирнова» → ОС. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((part) => /\p{L}/u.test(part))
    .slice(0, 2)
    .map((part) => /\p{L}/u.exec(part)?.[0]?.toUpperCase() ?? '')
    .join('') || '?';

/** The same name has the same colour everywhere. */
export function hueOf(name: string): number {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % 360;
}
