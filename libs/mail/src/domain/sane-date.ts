const DAY = 86_400_000;
/** Before this no customer of ours wrote letters; 1970 and 1980 are clocks that were reset. */
const OLDEST = Date.UTC(1995, 0, 1);

/** The claimed date when it can be true, else the time of receipt. A day of slack for wrong zones. */
export function saneDate(claimed: Date | null, receivedAt: Date): Date {
  if (!claimed || Number.isNaN(claimed.getTime())) return receivedAt;
  const late = claimed.getTime() > receivedAt.getTime() + DAY;
  return late || claimed.getTime() < OLDEST ? receivedAt : claimed;
}
