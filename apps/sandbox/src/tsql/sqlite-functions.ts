import type Database from 'better-sqlite3';
import { collationKey, compareAsServer, isPlain, likePattern, trimSpaces, toCodePage } from './collation.js';
import type { DatePart } from './datetimes.js';
import { dateAdd, dateDiff, datePartOf, formatDatetime, fromDays, parseDatetime, toDays } from './datetimes.js';
import { divideRounded, fit, formatDecimal, fromFloat, parseDecimal, powerOfTen, rescale } from './decimals.js';
import { errors } from './errors.js';
import { RANGES } from './types.js';
import type { Settings } from './values.js';

type Text = string | null;

/**
 * What SQLite lacks, or does otherwise than SQL Server. Numbers come and go as bigint: the driver makes a REAL of a JavaScript number.
 * All are deterministic, so that SQLite works out once what is constant, and may use some in indexes.
 */
export function defineFunctions(database: Database.Database, settings: Settings): void {
  const patterns = new Map<string, RegExp>();
  const defined = new Map<string, (...args: unknown[]) => unknown>();
  const define = (name: string, run: (...args: never[]) => unknown): void => {
    defined.set(name, run as (...args: unknown[]) => unknown);
    database.function(
      name,
      { deterministic: true, safeIntegers: true, varargs: true },
      run as (...args: unknown[]) => unknown,
    );
  };
  /** Null in, null out. */
  const strict = (name: string, run: (...args: never[]) => unknown): void =>
    define(name, (...args: unknown[]) =>
      args.includes(null) ? null : (run as (...given: unknown[]) => unknown)(...args),
    );

  strict('t_key', (text: string) => collationKey(text));
  strict('t_upper', (text: string) => text.toUpperCase());
  strict('t_lower', (text: string) => text.toLowerCase());
  strict('t_codepage', (text: string) => toCodePage(text));
  strict('t_plain', (text: string) => {
    if (!isPlain(text)) throw errors.notHere(`lower-case letters in a column of identifiers ('${text}')`);
    return text;
  });
  strict('t_like', (value: string, pattern: string, escape: string, unicode: bigint) => {
    const key = `${unicode}${escape}${pattern}`;
    let expression = patterns.get(key);
    if (!expression) {
      if (patterns.size > 100) patterns.clear();
      patterns.set(key, (expression = likePattern(pattern, escape === '' ? null : escape, unicode !== 0n)));
    }
    return expression.test(value) ? 1n : 0n;
  });
  strict('t_replace', (text: string, what: string, by: string) =>
    what === '' ? text : text.replace(new RegExp(what.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu'), () => by),
  );
  strict('t_charindex', (what: string, text: string, from: bigint) => {
    const start = Math.max(0, Number(from) - 1);
    return what === '' ? 0n : BigInt(text.toUpperCase().indexOf(what.toUpperCase(), start) + 1);
  });
  strict('t_substring', (text: string, from: bigint, length: bigint) => {
    if (length < 0n) throw errors.notHere('SUBSTRING with a negative length');
    const start = Number(from) - 1;
    return text.slice(Math.max(0, start), Math.max(0, start + Number(length)));
  });
  strict('t_right', (text: string, length: bigint) => (length <= 0n ? '' : text.slice(-Number(length))));
  strict('t_replicate', (text: string, count: bigint) =>
    count < 0n ? null : text.repeat(Math.min(Number(count), Math.floor(8000 / Math.max(1, text.length)))),
  );
  strict('t_str', (value: number, length: bigint, decimals: bigint) => {
    const width = Number(length);
    const text = Number(value).toFixed(Math.min(16, Number(decimals)));
    return text.length > width ? '*'.repeat(width) : text.padStart(width);
  });

  // Conversions
  const range = (value: bigint, type: string): bigint => {
    const [low, high] = RANGES[type] ?? [0n, 0n];
    if (value < low || value > high) throw errors.overflow(type);
    return value;
  };
  strict('t_range', (value: bigint | number, type: string) => {
    if (typeof value === 'number') throw errors.overflow(type);
    return range(value, type);
  });
  strict('t_whole', (text: string, type: string, from: string) => {
    const trimmed = text.trim();
    if (type === 'bit' && /^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true' ? 1n : 0n;
    if (trimmed === '') return 0n;
    if (!/^[+-]?\s*\d{1,19}$/.test(trimmed)) throw errors.conversion(trimSpaces(text), from, type);
    const value = BigInt(trimmed.replaceAll(/[+\s]/g, ''));
    return type === 'bit' ? (value === 0n ? 0n : 1n) : range(value, type);
  });
  strict('t_decimal', (text: string, precision: bigint, scale: bigint, from: string) => {
    const value = parseDecimal(text, Number(scale));
    if (value === null) throw errors.toNumber(from, 'numeric');
    return fit(value, Number(precision));
  });
  strict('t_float', (text: string, from: string) => {
    const trimmed = text.trim();
    if (trimmed === '') return 0;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) throw errors.toNumber(from, 'float');
    return Number(trimmed);
  });
  strict('t_datetime', (text: string) => parseDatetime(text, settings.dateOrder));
  strict('t_rescale', (value: bigint | number, from: bigint, to: bigint, precision: bigint) =>
    fit(rescale(whole(value), Number(from), Number(to)), Number(precision)),
  );
  strict('t_float_decimal', (value: number | bigint, scale: bigint, precision: bigint) =>
    fit(fromFloat(Number(value), Number(scale)), Number(precision)),
  );
  strict('t_float_whole', (value: number | bigint, type: string) => range(BigInt(Math.trunc(Number(value))), type));
  strict('t_decimal_text', (value: bigint | number, scale: bigint) => formatDecimal(whole(value), Number(scale)));
  strict('t_float_text', (value: number | bigint) => floatText(Number(value)));
  strict('t_datetime_text', (value: string, style: bigint) => formatDatetime(value, Number(style)));
  strict('t_days_datetime', (days: number | bigint) => fromDays(Number(days)));
  strict('t_datetime_days', (value: string) => toDays(value));
  strict('t_narrow', (text: string, length: bigint, onOverflow: string) => {
    if (text.length <= Number(length)) return text;
    if (onOverflow === '*') return '*';
    throw errors.overflow(onOverflow);
  });
  strict('t_short', (text: string, length: bigint) => {
    if (trimSpaces(text).length > Number(length)) throw errors.truncated();
    return text.slice(0, Number(length));
  });
  const lenient = (name: string): void =>
    define(`${name}_try`, (...args: unknown[]) => {
      try {
        return defined.get(name)?.(...args) ?? null;
      } catch {
        return null; // TRY_CAST: what cannot be converted is NULL
      }
    });
  ['t_whole', 't_decimal', 't_float', 't_datetime'].forEach(lenient);

  // Arithmetic
  // Null by zero is null: the error needs two values.
  const nonZero = (value: bigint | number): bigint | number => {
    if (Number(value) === 0) throw errors.divisionByZero();
    return value;
  };
  strict('t_quotient', (a: bigint | number, b: bigint | number) => whole(a) / whole(nonZero(b)));
  strict('t_remainder', (a: bigint | number, b: bigint | number) => whole(a) % whole(nonZero(b)));
  strict('t_ratio', (a: bigint | number, b: bigint | number) => Number(a) / Number(nonZero(b)));
  strict('t_exact', (value: bigint | number) => whole(value));
  strict('t_multiply', (a: bigint | number, b: bigint | number, drop: bigint) =>
    fit(divideRounded(whole(a) * whole(b), powerOfTen(Number(drop))), 38),
  );
  // The quotient is cut, not rounded, at its own scale; what it is cast to, at once, is rounded from there.
  strict(
    't_divide',
    (a: bigint | number, b: bigint | number, shift: bigint, scale: bigint, to: bigint, precision: bigint) => {
      if (whole(b) === 0n) throw errors.divisionByZero();
      const scaled = shift >= 0n ? whole(a) * 10n ** shift : whole(a) / 10n ** -shift;
      return fit(rescale(scaled / whole(b), Number(scale), Number(to)), Number(precision));
    },
  );
  strict('t_round', (value: bigint | number, scale: bigint, digits: bigint, cut: bigint) => {
    const drop = Number(scale - digits);
    if (drop <= 0) return whole(value);
    const unit = powerOfTen(drop);
    return (cut === 0n ? divideRounded(whole(value), unit) : whole(value) / unit) * unit;
  });
  strict('t_round_float', (value: number | bigint, digits: bigint, cut: bigint) => {
    const unit = 10 ** Number(digits);
    const scaled = Number(value) * unit;
    return (cut === 0n ? Math.sign(scaled) * Math.round(Math.abs(scaled)) : Math.trunc(scaled)) / unit;
  });
  strict('t_pow', (base: number | bigint, exponent: number | bigint) => Number(base) ** Number(exponent));

  // Dates
  strict('t_dateadd', (part: DatePart, count: bigint, at: string) => dateAdd(part, Number(count), at));
  strict('t_datediff', (part: DatePart, from: string, to: string) => BigInt(dateDiff(part, from, to)));
  strict('t_datepart', (part: DatePart, at: string) => BigInt(datePartOf(part, at)));

  strict('t_one', (rows: bigint) => {
    if (rows > 1n) throw errors.manyRows();
    return rows;
  });

  for (const [name, sign] of [
    ['t_min', 1],
    ['t_max', -1],
  ] as const) {
    database.aggregate<Text>(name, {
      start: () => null,
      step: (best: Text, next: Text) =>
        next === null ? best : best === null || compareAsServer(next, best) * sign < 0 ? next : best,
      deterministic: true,
    });
  }
}

function whole(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw errors.overflow('numeric');
  return BigInt(value);
}

/** At most six digits, as CAST of a float to varchar gives them. */
function floatText(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4)) {
    const [digits = '', exponent = '+0'] = value.toExponential(5).split('e');
    const short = digits.replace(/\.?0+$/, '');
    return `${short}e${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(3, '0')}`;
  }
  return String(Number(value.toPrecision(6)));
}
