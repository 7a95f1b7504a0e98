import { dayName } from '@prorab/kernel';
import type { Token } from '../token.js';
import { readClock } from './clock.js';
import { type ReadDay, readDay } from './day.js';
import { readDuration } from './duration.js';
import type { Reading } from './reading.js';
import { isOneOf } from './time-words.js';
import { type Wall, clockText } from './wall.js';

export interface Moment {
  day: string;
  time: string | null;
  at: string;
}

/** «завтра в 10», «в 10 завтра», «в пятницу», «через 2 часа», «в 15:30», `tomorrow at 3pm`. */
export function readMoment(wall: Wall, tokens: readonly Token[], from: number): Reading<Moment> | null {
  const ahead = readAhead(wall, tokens, from);
  if (ahead) return ahead;
  const day = readDay(wall, tokens, from);
  if (day) {
    const time = readClock(tokens, day.next);
    return { value: momentOf(wall, day.value, time?.value ?? null), next: time?.next ?? day.next };
  }
  const time = readClock(tokens, from);
  if (!time) return null;
  const later = readDay(wall, tokens, time.next);
  if (later) return { value: momentOf(wall, later.value, time.value), next: later.next };
  const passed = time.value <= wall.minutes;
  return { value: momentOf(wall, { day: wall.today + (passed ? 1 : 0), weekday: false }, time.value), next: time.next };
}

function readAhead(wall: Wall, tokens: readonly Token[], from: number): Reading<Moment> | null {
  if (!isOneOf(tokens[from], 'через in')) return null;
  const length = readDuration(tokens, from + 1);
  if (!length || length.value >= 1440) return null;
  const at = new Date(wall.now.getTime() + length.value * 60_000);
  const { day, minutes } = wall.dayAndTimeOf(at);
  return { value: { day: dayName(day), time: clockText(minutes), at: at.toISOString() }, next: length.next };
}

function momentOf(wall: Wall, { day, weekday }: ReadDay, minutes: number | null): Moment {
  // «в пятницу» on a Friday is today only while its time is still to come.
  const passed = weekday && day === wall.today && (minutes === null || minutes <= wall.minutes);
  const on = passed ? day + 7 : day;
  if (minutes === null) return { day: dayName(on), time: null, at: wall.opensOn(on).toISOString() };
  return { day: dayName(on), time: clockText(minutes), at: wall.instantOf(on, minutes).toISOString() };
}
