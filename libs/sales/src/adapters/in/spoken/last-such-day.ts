/** For questions of what has been: «25 ноября» said on the 26th is yesterday, «в понедельник» the last one. */
export function lastSuch(day: string, today: string): string {
  if (day <= today) return day;
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (ahead <= 7) return new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10);
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before <= today && !Number.isNaN(Date.parse(before)) ? before : today;
}
