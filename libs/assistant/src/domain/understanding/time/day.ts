import type { Token } from '../token.js';
import type { Reading } from './reading.js';
import { countAt, dayNamed, isOneOf, monthNamed, weekdayNamed, unitNamed } from './time-words.js';
import type { Wall } from './wall.js';

/** A day (days since 1970-01-01). `weekday`: named by its weekday, so a time that has passed today means the next week. */
export interface ReadDay {
  readonly day: number;
  readonly weekday: boolean;
}

const ORDINAL = 'е го ое й го ого числа числу число st nd rd th';

/** «завтра», «в пятницу», «в следующий вторник», «5 декабря», «05.12», «через 3 дня», «5-го». */
export function readDay(wall: Wall, tokens: readonly Token[], from: number): Reading<ReadDay> | null {
  let at = from;
  if (isOneOf(tokens[at], 'в во на к ко on at this the') || isOneOf(tokens[at], 'эту этот эта ближайшую ближайший'))
    at += 1;
  if (isOneOf(tokens[at], 'эту этот эта ближайшую ближайший')) at += 1;
  const following = isOneOf(tokens[at], 'следующую следующий следующее следующая след next');
  if (following) at += 1;
  const first = tokens[at];
  const weekday = weekdayNamed(first);
  if (weekday !== undefined) {
    const ahead = (weekday - wall.weekday + 7) % 7;
    const nextWeek = 7 - wall.weekday + weekday;
    return { value: { day: wall.today + (following ? nextWeek : ahead), weekday: !following }, next: at + 1 };
  }
  if (following) return null;
  const plain = readPlainDay(wall, tokens, at);
  return plain && { value: { day: plain.value, weekday: false }, next: plain.next };
}

function readPlainDay(wall: Wall, tokens: readonly Token[], at: number): Reading<number> | null {
  const token = tokens[at];
  if (isOneOf(token, 'day') && isOneOf(tokens[at + 1], 'after') && isOneOf(tokens[at + 2], 'tomorrow'))
    return { value: wall.today + 2, next: at + 3 };
  const offset = dayNamed(token);
  // «с завтрашнего дня»
  if (offset !== undefined)
    return { value: wall.today + offset, next: isOneOf(tokens[at + 1], 'дня') ? at + 2 : at + 1 };
  if (isOneOf(token, 'через in')) return readAhead(wall, tokens, at + 1);
  return readDate(wall, tokens, at);
}

function readAhead(wall: Wall, tokens: readonly Token[], from: number): Reading<number> | null {
  const article = isOneOf(tokens[from], 'a an');
  const count = article ? 1 : countAt(tokens[from]);
  const at = count === undefined ? from : from + 1;
  const many = count ?? 1;
  const unit = unitNamed(tokens[at]);
  if (unit === undefined || unit === 'minute' || unit === 'hour' || !Number.isInteger(many) || many > 3_650)
    return null;
  const day = unit === 'month' ? wall.monthsOn(wall.today, many) : wall.today + many * (unit === 'week' ? 7 : 1);
  return { value: day, next: at + 1 };
}

function readDate(wall: Wall, tokens: readonly Token[], at: number): Reading<number> | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'date') return some(written(wall, token.word), at + 1);
  if (token.kind === 'clock' && token.word.includes('.')) {
    const [date = 0, month = 0] = token.word.split('.').map(Number);
    return some(wall.nextDate(month - 1, date), at + 1);
  }
  if (token.kind === 'number') return readNumbered(wall, tokens, at);
  const month = monthNamed(token);
  const date = tokens[at + 1];
  if (month === undefined || date?.kind !== 'number') return null;
  const ordinal = isOneOf(tokens[at + 2], ORDINAL) ? 3 : 2;
  return ofYear(wall, tokens, { month, date: Number(date.word), next: at + ordinal });
}

/** «5 декабря 2026 года», «5-го», «5 числа», `5th of December`. */
function readNumbered(wall: Wall, tokens: readonly Token[], from: number): Reading<number> | null {
  const date = Number(tokens[from]?.word);
  let at = from + 1;
  const ordinal = isOneOf(tokens[at], ORDINAL);
  if (ordinal) at += 1;
  if (isOneOf(tokens[at], 'of')) at += 1;
  const month = monthNamed(tokens[at]);
  if (month !== undefined) return ofYear(wall, tokens, { month, date, next: at + 1 });
  if (!ordinal || date < 1 || date > 31) return null;
  const today = new Date(wall.today * 86_400_000);
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const day = dayInMonth(wall, today, ahead, date);
    if (day !== null && day >= wall.today) return { value: day, next: from + 2 };
  }
  return null;
}

const dayInMonth = (wall: Wall, today: Date, ahead: number, date: number): number | null => {
  const month = today.getUTCMonth() + ahead;
  return wall.dayOf(today.getUTCFullYear() + Math.floor(month / 12), month % 12, date);
};

function ofYear(
  wall: Wall,
  tokens: readonly Token[],
  { month, date, next }: { month: number; date: number; next: number },
): Reading<number> | null {
  const year = tokens[next];
  if (year?.kind !== 'number' || !/^20\d\d$/.test(year.word)) return some(wall.nextDate(month, date), next);
  const after = isOneOf(tokens[next + 1], 'года год г') ? next + 2 : next + 1;
  return some(wall.dayOf(Number(year.word), month, date), after);
}

function written(wall: Wall, text: string): number | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return wall.dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const [date = 0, month = 0, year = 0] = text.split(/[./]/).map(Number);
  return wall.dayOf(year < 100 ? 2000 + year : year, month - 1, date);
}

const some = (value: number | null, next: number): Reading<number> | null => (value === null ? null : { value, next });
