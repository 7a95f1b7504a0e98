/** How many one by one, and when they are gathered. */
export interface GatheringRules {
  /** More at once are one message. */
  readonly togetherAbove: number;
  /** Past this many messages a day to one person the rest is gathered. */
  readonly perDay: number;
  /** Minutes between two gathered messages. */
  readonly gapMinutes: number;
}
export type Gathering =
  { readonly how: 'alone' } | { readonly how: 'together' } | { readonly how: 'wait'; readonly until: Date };

/** Ten reminders in a minute are read by nobody: more than a few at once, or more than many a day, collapse into one message. */
export function gather(
  due: number,
  { messages, lastGatheredAt }: { messages: number; lastGatheredAt: Date | null },
  rules: GatheringRules,
  now: Date,
): Gathering {
  if (due <= rules.togetherAbove && messages + due <= rules.perDay) return { how: 'alone' };
  const again = lastGatheredAt && new Date(lastGatheredAt.getTime() + rules.gapMinutes * 60_000);
  return again && again > now ? { how: 'wait', until: again } : { how: 'together' };
}

/** Overdue first, the oldest of them on top; then by time. */
export const byUrgency =
  (now: Date) =>
  (a: { dueAt: Date }, b: { dueAt: Date }): number =>
    Number(b.dueAt < now) - Number(a.dueAt < now) || a.dueAt.getTime() - b.dueAt.getTime();
