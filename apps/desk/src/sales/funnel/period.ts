const DAY_MS = 86_400_000;
const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const nameOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Days are names here (`2026-11-02`), the same wherever one reads them. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) &&
  nameOf(numberOf(text)) === text;

/** The day on the calendar of whoever looks. */
export function today(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
/** Monday of the week that a day is in. */
export const mondayOf = (day: string): string => nameOf(numberOf(day) - ((numberOf(day) + 3) % 7));

/** So many whole weeks, the one of `day` is the last. */
export const lastWeeks = (weeks: number, day: string): { from: string; to: string } => ({
  from: nameOf(numberOf(mondayOf(day)) - 7 * (weeks - 1)),
  to: nameOf(numberOf(mondayOf(day)) + 6),
});
/** How many whole weeks, when the period is of such; null for dates of one's own. */
export function weeksIn({ from, to }: { from: string; to: string }, day: string): number | null {
  const weeks = (numberOf(to) + 1 - numberOf(from)) / 7;
  return Number.isInteger(weeks) && weeks > 0 && lastWeeks(weeks, day).from === from && lastWeeks(weeks, day).to === to
    ? weeks
    : null;
}

/** `2026-11` */
export const monthOf = (day: string): string => day.slice(0, 7);
export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
export function monthBy(month: string, step: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
