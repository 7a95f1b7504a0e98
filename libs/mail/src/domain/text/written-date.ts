const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|янв)/i, 0],
  [/^(?:feb|фев)/i, 1],
  [/^(?:mar|мар)/i, 2],
  [/^(?:apr|апр)/i, 3],
  [/^(?:may|ма[йя])/i, 4],
  [/^(?:jun|июн)/i, 5],
  [/^(?:jul|июл)/i, 6],
  [/^(?:aug|авг)/i, 7],
  [/^(?:sep|сен)/i, 8],
  [/^(?:oct|окт)/i, 9],
  [/^(?:nov|ноя)/i, 10],
  [/^(?:dec|дек)/i, 11],
];
/** Retyped dates name no zone; the company and nearly all of its customers live in Moscow time. */
const MOSCOW_MINUTES = 180;

/** «23 ноября 2026 г., 10:00», «23.11.2026 10:00», «Monday, November 23, 2026 10:00 AM», «Mon, 23 Nov 2026 10:00:00 +0300». */
export function writtenDate(text: string): Date | null {
  const line = text.slice(0, 200);
  const day = dayIn(line);
  if (!day) return null;
  const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?m?\b/i.exec(
    line.replace(/\d{1,2}\.\d{1,2}\.\d{2,4}/, ' '),
  );
  const zone = /([+-])(\d{2}):?(\d{2})\b/.exec(line);
  const hour = Number(time?.[1] ?? 0) % 24;
  const noon = time?.[4] ? (hour % 12) + (time[4].toLowerCase() === 'p' ? 12 : 0) : hour;
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : MOSCOW_MINUTES;
  const at = new Date(
    Date.UTC(day.year, day.month, day.day, noon, Number(time?.[2] ?? 0) - offset, Number(time?.[3] ?? 0)),
  );
  return Number.isNaN(at.getTime()) ? null : at;
}

function dayIn(line: string): { year: number; month: number; day: number } | null {
  const numbers = /\b(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\b/.exec(line);
  if (numbers) return whole(Number(numbers[3]), Number(numbers[2]) - 1, Number(numbers[1]));
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(line);
  if (iso) return whole(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const words = /(\d{1,2})\s+(\p{L}{3,10})\.?,?\s+(\d{4})/u.exec(line);
  const english = words ? null : /(\p{L}{3,10})\s+(\d{1,2}),?\s+(\d{4})/u.exec(line);
  const month = MONTHS.find(([name]) => name.test(words?.[2] ?? english?.[1] ?? ''))?.[1];
  if (month === undefined) return null;
  return whole(Number(words?.[3] ?? english?.[3]), month, Number(words?.[1] ?? english?.[2]));
}

const whole = (year: number, month: number, day: number) =>
  month >= 0 && month < 12 && day >= 1 && day <= 31 ? { year: year < 100 ? 2000 + year : year, month, day } : null;
