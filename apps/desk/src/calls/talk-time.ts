/** 65 s: `1:05`; an hour: `1:00:00`. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
type Times = { startedAt: string; answeredAt: string | null; endedAt: string | null };
/** How long it was talked, or, when nobody answered, waited. */
export const lasted = ({ startedAt, answeredAt, endedAt }: Times, now: number): number =>
  (endedAt ? Date.parse(endedAt) : now) - Date.parse(answeredAt ?? startedAt);
