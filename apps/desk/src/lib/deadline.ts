export type Tone = 'calm' | 'soon' | 'late';
export interface Deadline {
  readonly tone: Tone;
  /** Key of the text; `span` is put into it. */
  readonly key: 'deadline.late' | 'deadline.soon' | 'deadline.calm';
  readonly minutes: number;
}

const SOON_MINUTES = 60;

/** How an instant stands to now, in words and in a tone: colour never says it alone. */
export function deadlineOf(due: string | null, now: number): Deadline | null {
  if (due === null) return null;
  const minutes = Math.round((Date.parse(due) - now) / 60_000);
  if (minutes < 0) return { tone: 'late', key: 'deadline.late', minutes: -minutes };
  if (minutes <= SOON_MINUTES) return { tone: 'soon', key: 'deadline.soon', minutes };
  return { tone: 'calm', key: 'deadline.calm', minutes };
}

/** A span in the two largest units that matter, as people say it: 45 мин, 2 ч 10 мин, 3 дн 4 ч. */
export function spanOf(minutes: number, unit: (name: 'minutes' | 'hours' | 'days', count: number) => string): string {
  if (minutes < 60) return unit('minutes', minutes);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 24)
    return rest === 0 || hours >= 6 ? unit('hours', hours) : `${unit('hours', hours)} ${unit('minutes', rest)}`;
  const [days, left] = [Math.floor(hours / 24), hours % 24];
  return left === 0 || days >= 3 ? unit('days', days) : `${unit('days', days)} ${unit('hours', left)}`;
}
