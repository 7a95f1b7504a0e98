import { DomainError } from './domain-error.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of one day: `09:00-18:00`, with a break `09:00-13:00, 14:00-18:00`, past midnight `20:00-02:00`, closed `` (empty). */
export type HoursText = string;
/** A day that is not named is closed. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, HoursText>>>;

/** Minutes after midnight of the day, end not included; past 1440 is the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const spanShape = /^(\d{1,2}):([0-5]\d)\s*[-–—]\s*(\d{1,2}):([0-5]\d)$/;

/** Sorted, joined where they touch. @throws DomainError kernel.hours-invalid */
export function parseHours(text: HoursText): Span[] {
  const spans = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const match = spanShape.exec(part);
      const from = Number(match?.[1]) * 60 + Number(match?.[2]);
      const until = Number(match?.[3]) * 60 + Number(match?.[4]);
      if (!match || from >= 1440 || until > 1440) {
        throw new DomainError('invalid', 'kernel.hours-invalid', 'Hours are written 09:00-13:00, 14:00-18:00', {
          hours: text,
        });
      }
      return { from, to: until <= from ? until + 1440 : until };
    });
  return joined(spans);
}

export function joined(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Without the last `minutes` of the day: what the law takes off the eve of a holiday. */
export function shortened(spans: readonly Span[], minutes: number): Span[] {
  let left = minutes;
  const result: Span[] = [];
  for (const { from, to } of [...spans].reverse()) {
    const cut = Math.min(left, to - from);
    left -= cut;
    if (to - cut > from) result.unshift({ from, to: to - cut });
  }
  return result;
}
