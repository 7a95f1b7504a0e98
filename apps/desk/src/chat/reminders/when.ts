export type Repeat = 'once' | 'daily' | 'workdays' | 'weekly' | 'monthly' | 'own';
export const REPEATS: readonly Repeat[] = ['once', 'daily', 'workdays', 'weekly', 'monthly', 'own'];
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

const two = (n: number): string => String(n).padStart(2, '0');
/** As `<input type="datetime-local">` writes it, by the clock of this computer. */
export const localText = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
/** Tomorrow at ten: what people mean most often. */
export function tomorrowAtTen(now = new Date()): string {
  const at = new Date(now);
  at.setDate(at.getDate() + 1);
  at.setHours(10, 0, 0, 0);
  return localText(at);
}

/** What the house is asked for: a date, or a rule (RFC 5545) that begins at it; null while something is missing. */
export function plannedOf({
  local,
  repeat,
  own,
}: {
  local: string;
  repeat: Repeat;
  own: string;
}): { at?: string; repeat?: string } | null {
  if (repeat === 'own') return own.trim() ? { repeat: own.trim() } : null;
  const at = new Date(local);
  if (Number.isNaN(at.getTime())) return null;
  const when = `BYHOUR=${at.getHours()};BYMINUTE=${at.getMinutes()}`;
  const rule: Record<Exclude<Repeat, 'own' | 'once'>, string> = {
    daily: `FREQ=DAILY;${when}`,
    workdays: `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;${when}`,
    weekly: `FREQ=WEEKLY;BYDAY=${DAYS[at.getDay()]};${when}`,
    monthly: `FREQ=MONTHLY;BYMONTHDAY=${at.getDate()};${when}`,
  };
  return { at: at.toISOString(), ...(repeat === 'once' ? {} : { repeat: rule[repeat] }) };
}
