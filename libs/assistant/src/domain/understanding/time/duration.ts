import type { Token } from '../token.js';
import type { Reading } from './reading.js';
import { type Unit, countAt, isOneOf, unitNamed } from './time-words.js';

const MINUTES: Readonly<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_200 };
const LONGEST = 10 * 366 * 1440;

/** Minutes: «2 часа», «полчаса», «час», «полтора часа», `30 min`, `an hour`, «2 часа 15 минут». */
export function readDuration(tokens: readonly Token[], from: number): Reading<number> | null {
  const first = readOne(tokens, from);
  if (!first) return null;
  const second = first.value >= 60 ? readOne(tokens, first.next) : null;
  const both = second && second.value < 60 ? { value: first.value + second.value, next: second.next } : first;
  return both.value > 0 && both.value <= LONGEST ? both : null;
}

function readOne(tokens: readonly Token[], from: number): Reading<number> | null {
  if (isOneOf(tokens[from], 'полчаса')) return { value: 30, next: from + 1 };
  if (isOneOf(tokens[from], 'half') && isOneOf(tokens[from + 1], 'an') && isOneOf(tokens[from + 2], 'hour'))
    return { value: 30, next: from + 3 };
  const count = isOneOf(tokens[from], 'a an') ? 1 : countAt(tokens[from]);
  const unit = unitNamed(tokens[count === undefined ? from : from + 1]);
  if (unit === undefined) return null;
  return { value: Math.round((count ?? 1) * MINUTES[unit]), next: count === undefined ? from + 1 : from + 2 };
}
