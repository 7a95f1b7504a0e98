import type { Token } from '../token.js';
import { readClock } from './clock.js';
import { readDay } from './day.js';
import { readDuration } from './duration.js';
import type { Reading } from './reading.js';
import { isOneOf, monthNamed } from './time-words.js';
import type { Wall } from './wall.js';

export interface Period {
  from: string;
  to: string;
  wholeDays: boolean;
}

const FROM = 'с со from since';
const UNTIL = 'до until till before';
/** The last day is meant too. */
const THROUGH = 'по through to включительно';
const MIDNIGHT = 1440;

/** One end: a day, or a time of a day. */
interface End {
  readonly day: number | null;
  readonly minutes: number | null;
  /** Named by its weekday: «среда» is the next one. */
  readonly weekday?: boolean;
}

/** «до пятницы», «по пятницу», «с 1 по 5 декабря», «завтра с 14 до 16», «на неделю», «завтра», `from Monday to Wednesday`. */
export function readPeriod(wall: Wall, tokens: readonly Token[], from: number): Reading<Period> | null {
  return (
    readBetween(wall, tokens, from, null) ??
    readDashed(wall, tokens, from) ??
    readOpen(wall, tokens, from) ??
    readWeek(wall, tokens, from) ??
    readLength(wall, tokens, from) ??
    readOneDay(wall, tokens, from)
  );
}

/** «с … до …». A number without a month takes the month of the other end; two bare numbers are hours. */
function readBetween(wall: Wall, tokens: readonly Token[], from: number, of: number | null): Reading<Period> | null {
  if (!isOneOf(tokens[from], FROM)) return null;
  const first = readEnd(wall, tokens, from + 1) ?? readBare(tokens, from + 1);
  if (!first) return null;
  if (isOneOf(tokens[first.next], 'на for') && !('bare' in first.value))
    return readFor(wall, tokens, first.value, first.next);
  const inclusive = isOneOf(tokens[first.next], THROUGH);
  if (!inclusive && !isOneOf(tokens[first.next], UNTIL)) return null;
  const last = readEnd(wall, tokens, first.next + 1) ?? readBare(tokens, first.next + 1);
  if (!last) return null;
  return 'bare' in first.value || 'bare' in last.value
    ? betweenBare(wall, tokens, { first, last, inclusive, of })
    : between(wall, first.value, last.value, { inclusive, next: last.next, of });
}

/** «с понедельника на две недели», «с 14:00 на час». */
function readFor(wall: Wall, tokens: readonly Token[], { day, minutes }: End, at: number): Reading<Period> | null {
  const length = readDuration(tokens, at + 1);
  if (!length) return null;
  const begins = day ?? wall.today;
  const from = wall.instantOf(begins, minutes ?? 0);
  if (minutes === null && length.value >= 1440)
    return some(from, wall.instantOf(begins + Math.round(length.value / 1440), 0), true, length.next);
  return some(from, new Date(from.getTime() + length.value * 60_000), false, length.next);
}

type Bare = { readonly bare: number };
interface Ends {
  readonly first: Reading<End | Bare>;
  readonly last: Reading<End | Bare>;
  readonly inclusive: boolean;
  readonly of: number | null;
}

function betweenBare(
  wall: Wall,
  tokens: readonly Token[],
  { first, last, inclusive, of }: Ends,
): Reading<Period> | null {
  const { value: a } = first;
  const { value: b } = last;
  if ('bare' in a && !('bare' in b) && b.day !== null && b.minutes === null) {
    // «с 28 по 3 декабря» begins in November.
    const until = new Date(
      wall.monthsOn(b.day, a.bare > new Date(b.day * 86_400_000).getUTCDate() ? -1 : 0) * 86_400_000,
    );
    const day = wall.dayOf(until.getUTCFullYear(), until.getUTCMonth(), a.bare);
    return day === null ? null : between(wall, { day, minutes: null }, b, { inclusive, next: last.next, of });
  }
  const begin = 'bare' in a ? hour(a.bare) : a.minutes;
  const end = 'bare' in b ? hour(b.bare) : b.minutes;
  if (begin === null || end === null || begin >= end) return null;
  const after = isOneOf(tokens[last.next], 'час часов часа') ? last.next + 1 : last.next;
  const named = of === null ? readDay(wall, tokens, after) : null;
  const day = of ?? named?.value.day ?? wall.today;
  return times(wall, day, begin, end, named?.next ?? after);
}

/** Hours of an office: from one to seven it is afternoon. */
const hour = (n: number): number | null => (n > 23 ? null : (n >= 1 && n <= 7 ? n + 12 : n) * 60);

function between(
  wall: Wall,
  first: End,
  last: End,
  { inclusive, next, of }: { inclusive: boolean; next: number; of: number | null },
): Reading<Period> | null {
  if (first.minutes !== null && first.day === null && last.minutes !== null && last.day === null)
    return first.minutes < last.minutes ? times(wall, of ?? wall.today, first.minutes, last.minutes, next) : null;
  const begins = first.day ?? wall.today;
  // «с понедельника по среду» said on a Tuesday: the end follows the beginning, a week later if need be.
  const named = last.day ?? begins;
  const ends = named < begins && last.weekday ? named + 7 : named;
  if (ends < begins) return null;
  if (ends - begins > 366 * 2) return null;
  const wholeDays = first.minutes === null && last.minutes === null;
  const to = wall.instantOf(ends, last.minutes ?? (inclusive ? MIDNIGHT : 0));
  return some(wall.instantOf(begins, first.minutes ?? 0), to, wholeDays, next);
}

/** «1-5 декабря», `December 1-5`. */
function readDashed(wall: Wall, tokens: readonly Token[], at: number): Reading<Period> | null {
  const [a, b, c] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (a?.kind !== 'number' || b?.kind !== 'number' || b.start - a.end > 3 || monthNamed(c) === undefined) return null;
  const last = readDay(wall, tokens, at + 1);
  if (!last) return null;
  const until = new Date(last.value.day * 86_400_000);
  const first = wall.dayOf(until.getUTCFullYear(), until.getUTCMonth(), Number(a.word));
  if (first === null || first > last.value.day) return null;
  return some(wall.instantOf(first, 0), wall.instantOf(last.value.day + 1, 0), true, last.next);
}

/** «до пятницы» (back on it), «по пятницу» (back after it), «до 15:00», «после 15». */
function readOpen(wall: Wall, tokens: readonly Token[], at: number): Reading<Period> | null {
  const inclusive = isOneOf(tokens[at], 'по through');
  const after = isOneOf(tokens[at], 'после after');
  if (!inclusive && !after && !isOneOf(tokens[at], UNTIL)) return null;
  if (isOneOf(tokens[at + 1], 'конца') || (isOneOf(tokens[at + 1], 'the') && isOneOf(tokens[at + 2], 'end')))
    return readEndOf(wall, tokens, at + 2);
  const end = readEnd(wall, tokens, at + 1) ?? readHour(tokens, at + 1);
  if (!end) return null;
  const { day, minutes } = end.value;
  if (after) {
    if (minutes === null) return null;
    return times(wall, day ?? wall.today, minutes, MIDNIGHT, end.next);
  }
  const wholeDays = minutes === null;
  const ends = day === wall.today && wholeDays && !inclusive ? wall.today + 7 : (day ?? wall.today);
  const to = wall.instantOf(ends, minutes ?? (inclusive ? MIDNIGHT : 0));
  return some(wholeDays ? wall.instantOf(wall.today, 0) : wall.now, to, wholeDays, end.next);
}

/** «до конца дня|недели|месяца». */
function readEndOf(wall: Wall, tokens: readonly Token[], at: number): Reading<Period> | null {
  const place = isOneOf(tokens[at], 'end') ? at + 2 : at;
  const of = isOneOf(tokens[place], 'the') ? place + 1 : place;
  const begin = wall.instantOf(wall.today, 0);
  const month = wall.monthsOn(wall.today, 1);
  if (isOneOf(tokens[of], 'дня day')) return some(wall.now, wall.instantOf(wall.today + 1, 0), false, of + 1);
  if (isOneOf(tokens[of], 'недели week'))
    return some(begin, wall.instantOf(wall.today + 7 - wall.weekday, 0), true, of + 1);
  if (!isOneOf(tokens[of], 'месяца month')) return null;
  const first = month - new Date(month * 86_400_000).getUTCDate() + 1;
  return some(begin, wall.instantOf(first, 0), true, of + 1);
}

/** «на этой неделе», «на следующей неделе», `next week`. */
function readWeek(wall: Wall, tokens: readonly Token[], from: number): Reading<Period> | null {
  const at = isOneOf(tokens[from], 'на в') ? from + 1 : from;
  const next = isOneOf(tokens[at], 'следующей следующую next');
  if ((!next && !isOneOf(tokens[at], 'этой эту this')) || !isOneOf(tokens[at + 1], 'неделе неделю week')) return null;
  const monday = wall.today - wall.weekday + (next ? 7 : 0);
  return some(wall.instantOf(next ? monday : wall.today, 0), wall.instantOf(monday + 7, 0), true, at + 2);
}

/** «на неделю», «на 2 часа», «3 дня», `for 3 days`. */
function readLength(wall: Wall, tokens: readonly Token[], from: number): Reading<Period> | null {
  const at = isOneOf(tokens[from], 'на for') ? from + 1 : from;
  const length = readDuration(tokens, at);
  if (!length) return null;
  const wholeDays = length.value >= 1440;
  const days = Math.round(length.value / 1440);
  const to = wholeDays ? wall.instantOf(wall.today + days, 0) : new Date(wall.now.getTime() + length.value * 60_000);
  return some(wholeDays ? wall.instantOf(wall.today, 0) : wall.now, to, wholeDays, length.next);
}

/** «завтра», «завтра с 14 до 16», «завтра после 15», «5 декабря». */
function readOneDay(wall: Wall, tokens: readonly Token[], from: number): Reading<Period> | null {
  const found = readDay(wall, tokens, from);
  if (!found) return null;
  const { day, weekday } = found.value;
  const inside = readBetween(wall, tokens, found.next, day);
  if (inside) return inside;
  const open = isOneOf(tokens[found.next], 'после after до until') ? readHour(tokens, found.next + 1) : null;
  const minutes = open?.value.minutes ?? null;
  if (open && minutes !== null)
    return isOneOf(tokens[found.next], 'после after')
      ? times(wall, day, minutes, MIDNIGHT, open.next)
      : times(wall, day, 0, minutes, open.next);
  const on = weekday && day < wall.today ? day + 7 : day;
  return some(wall.instantOf(on, 0), wall.instantOf(on + 1, 0), true, found.next);
}

function readEnd(wall: Wall, tokens: readonly Token[], at: number): Reading<End> | null {
  const day = readDay(wall, tokens, at);
  if (day) {
    const time = readClock(tokens, day.next);
    return { value: { ...day.value, minutes: time?.value ?? null }, next: time?.next ?? day.next };
  }
  const time = readClock(tokens, at);
  return time && { value: { day: null, minutes: time.value }, next: time.next };
}
const readBare = (tokens: readonly Token[], at: number): Reading<Bare> | null =>
  tokens[at]?.kind === 'number' ? { value: { bare: Number(tokens[at].word) }, next: at + 1 } : null;

function readHour(tokens: readonly Token[], at: number): Reading<End> | null {
  const clock = readClock(tokens, at);
  if (clock) return { value: { day: null, minutes: clock.value }, next: clock.next };
  const bare = readBare(tokens, at);
  const minutes = bare && hour(bare.value.bare);
  if (!bare || minutes === null) return null;
  return {
    value: { day: null, minutes },
    next: isOneOf(tokens[bare.next], 'час часов часа') ? bare.next + 1 : bare.next,
  };
}

const times = (wall: Wall, day: number, from: number, to: number, next: number): Reading<Period> | null =>
  some(wall.instantOf(day, from), wall.instantOf(day, to), false, next);

const some = (from: Date, to: Date, wholeDays: boolean, next: number): Reading<Period> | null =>
  to <= from ? null : { value: { from: from.toISOString(), to: to.toISOString(), wholeDays }, next };
