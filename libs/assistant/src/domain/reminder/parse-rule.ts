import { RepeatInvalid } from './reminder-errors.js';
import { type Frequency, type NthDay, type RepeatRule, type RuleDay, frequencies, weekdays } from './repeat-rule.js';

const known = 'FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH BYHOUR BYMINUTE BYSETPOS COUNT UNTIL WKST'.split(' ');
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const refuse = (reason: string): never => {
  throw new RepeatInvalid(reason);
};

/**
 * Reads an RRULE. Refuses what comes more often than hourly, and what could never come: looking for a date that does not exist
 * would take for ever. @throws RepeatInvalid
 */
export function parseRule(text: string): RepeatRule {
  const parts = partsOf(text);
  const freq = parts.get('FREQ') as Frequency | undefined;
  if (!freq || !frequencies.includes(freq)) return refuse('frequency');
  const rule: RepeatRule = {
    freq,
    interval: number(parts.get('INTERVAL') ?? '1', 1, 1_000, 'interval'),
    byDay: daysIn(parts.get('BYDAY'), freq),
    byMonthDay: numbers(parts.get('BYMONTHDAY'), -31, 31, 'month-day').filter((n) => n !== 0),
    byMonth: numbers(parts.get('BYMONTH'), 1, 12, 'month'),
    byHour: numbers(parts.get('BYHOUR'), 0, 23, 'hour'),
    byMinute: numbers(parts.get('BYMINUTE'), 0, 59, 'minute'),
    bySetPos: numbers(parts.get('BYSETPOS'), -31, 31, 'position').filter((n) => n !== 0),
    count: parts.has('COUNT') ? number(parts.get('COUNT'), 1, 10_000, 'count') : null,
    until: untilOf(parts.get('UNTIL')),
  };
  return possible(rule);
}

function partsOf(text: string): Map<string, string> {
  if (text.length > 300) return refuse('too-long');
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')
    .filter(Boolean)) {
    const [name = '', value = ''] = part.split('=').map((p) => p.trim());
    if (!known.includes(name) || parts.has(name) || !value) return refuse(`part:${name.slice(0, 20)}`);
    parts.set(name, value);
  }
  return parts;
}

function number(text: string | undefined, min: number, max: number, what: string): number {
  const n = /^-?\d{1,6}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return n >= min && n <= max ? n : refuse(what);
}
function numbers(text: string | undefined, min: number, max: number, what: string): number[] {
  if (text === undefined) return [];
  return [...new Set(text.split(',').map((one) => number(one, min, max, what)))].sort((a, b) => a - b);
}
function daysIn(text: string | undefined, freq: Frequency): NthDay[] {
  if (text === undefined) return [];
  const days = text.split(',').map((one): NthDay => {
    const [, nth = '', day] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one) ?? refuse('day');
    if (nth && freq !== 'MONTHLY') return refuse('day');
    return { day: day as RuleDay, nth: nth ? Number(nth) : null };
  });
  return days.sort((a, b) => weekdays.indexOf(a.day) - weekdays.indexOf(b.day) || (a.nth ?? 0) - (b.nth ?? 0));
}
function untilOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, y, m, d, h = '23', i = '59', s = '59'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text) ?? refuse('until');
  const at = Date.parse(`${y}-${m}-${d}T${h}:${i}:${s}Z`);
  return Number.isNaN(at) ? refuse('until') : at;
}

function possible(rule: RepeatRule): RepeatRule {
  const { freq, interval, byDay, byMonthDay, byMonth, byHour, byMinute, bySetPos } = rule;
  if (byMinute.length > 1) return refuse('too-often');
  if (bySetPos.length && (freq !== 'MONTHLY' || !byDay.length || byDay.some((d) => d.nth !== null)))
    return refuse('position');
  if (freq === 'HOURLY' && (byMonthDay.length || byMonth.length || (interval > 1 && (byHour.length || byDay.length))))
    return refuse('hourly');
  if ((freq === 'DAILY' || freq === 'WEEKLY') && (byMonthDay.length || byMonth.length)) return refuse('month-day');
  if (freq === 'DAILY' && interval > 1 && byDay.length) return refuse('day');
  if (freq === 'YEARLY' && (byDay.length || byMonthDay.length > 0 !== byMonth.length > 0)) return refuse('yearly');
  if (byDay.length && byMonthDay.length) return refuse('month-day');
  if (freq === 'MONTHLY' && byMonth.length && interval > 1) return refuse('month');
  const months = byMonth.length ? byMonth : daysOfMonth.map((_, n) => n + 1);
  if (byMonthDay.length && !byMonthDay.some((d) => months.some((m) => Math.abs(d) <= (daysOfMonth[m - 1] ?? 0))))
    return refuse('never');
  return rule;
}
