/** How 1C 7.7 writes identifiers and moments (`docs` of the product's adapter say more; the sandbox has its own, so that neither proves the other right). */
export const base36 = (value: number): string => value.toString(36).toUpperCase();
export const EMPTY_ID = '     0   ';
export const EMPTY_ID13 = '   0     0   ';

/** C9: the number in six characters, then the code of the base (none here). */
export const id9 = (value: number): string => `${base36(value).padStart(6)}   `;
export const numberOfId = (id: string): number => Number.parseInt(id.slice(0, 6).trim(), 36);
/** C13: the kind in four characters, then the C9. */
export const id13 = (kind: number, id: string): string => `${base36(kind).padStart(4)}${id}`;
/** C23 of a value of any document kind or reference. */
export const parentValue = (letter: 'O' | 'B', kind: number, id: string): string =>
  `${letter}1${id13(kind, id)}`.padEnd(23);

/** DATE_TIME_IDDOC: day, time in 1/10000 s, the document. `local` is the time on the wall of the company. */
export function dateTimeId(local: Date, id: string): string {
  const day = local.toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}${base36(secondsOf(local) * 10_000).padStart(6)}${id}`;
}
export const secondsOf = (local: Date): number =>
  local.getUTCHours() * 3600 + local.getUTCMinutes() * 60 + local.getUTCSeconds();
export const monthOf = (local: Date): string => `${local.toISOString().slice(0, 7)}-01T00:00:00.000`;
export const dayOf = (local: Date): string => `${local.toISOString().slice(0, 10)}T00:00:00.000`;
export const EMPTY_DATE = '1753-01-01T00:00:00.000';
