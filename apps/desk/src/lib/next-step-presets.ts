export interface Preset {
  readonly key: string;
  readonly at: Date;
}

/** What people plan most: in an hour, tomorrow morning, in a week; in the time of the one who plans. */
export function nextStepPresets(now: Date): readonly [Preset, Preset, Preset] {
  const morning = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 10);
  const hour = new Date(Math.ceil((now.getTime() + 3_600_000) / 300_000) * 300_000);
  return [
    { key: 'inquiry.inHour', at: hour },
    { key: 'inquiry.tomorrow', at: morning(1) },
    { key: 'inquiry.inWeek', at: morning(7) },
  ];
}

/** As `<input type="datetime-local">` takes it. */
export function localInput(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
