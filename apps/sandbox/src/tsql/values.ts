import type { SqlType, SqlValue } from '../sql-engine.js';
import { toCodePage, trimSpaces } from './collation.js';
import type { DateOrder } from './datetimes.js';
import { fromMilliseconds, toMilliseconds } from './datetimes.js';
import { fit, formatDecimal, fromFloat, parseDecimal } from './decimals.js';
import { errors } from './errors.js';
import { isFixed, isString, isUnicode, scaleOf } from './types.js';

/**
 * How values lie in SQLite. char(n): without trailing spaces, so that an index finds them; varchar and text: as they are; whole numbers and bit: INTEGER;
 * numeric, money: INTEGER, scaled (`decimals.ts`); datetime: text (`datetimes.ts`); float: REAL; binary: BLOB.
 */
export type Stored = string | bigint | number | Buffer | null;

export interface Settings {
  dateOrder: DateOrder;
}

/** A parameter as the client gave it. */
export function store(value: SqlValue, type: SqlType): Stored {
  if (value === null) return null;
  if (isString(type) || type.type === 'text') {
    const text = isString(type) && isUnicode(type) ? String(value) : toCodePage(String(value));
    return isFixed(type) ? trimSpaces(text) : text;
  }
  switch (type.type) {
    case 'numeric':
    case 'money': {
      const scale = scaleOf(type);
      const scaled = typeof value === 'number' ? fromFloat(value, scale) : parseDecimal(String(value), scale);
      if (scaled === null) throw errors.toNumber('varchar', type.type);
      return fit(scaled, type.type === 'numeric' ? type.precision : 19);
    }
    case 'float':
      return Number(value);
    case 'datetime':
      return fromMilliseconds(toMilliseconds(String(value).replace(/Z$/, '')));
    case 'bit':
      return value === true || value === 1 || value === 1n || value === '1' ? 1n : 0n;
    case 'binary':
    case 'varbinary':
      return Buffer.isBuffer(value) ? value : Buffer.from(String(value), 'latin1');
    default:
      return BigInt(value as number | string | bigint);
  }
}

type Reader = (stored: unknown) => SqlValue;
const asIs: Reader = (stored) => stored as SqlValue;

/** How a column of that type is read back; null = as it is. */
export function readerOf(type: SqlType): Reader | null {
  switch (type.type) {
    case 'char':
    case 'nchar': {
      const { length } = type;
      return length === 'max' ? null : (stored) => (stored === null ? null : (stored as string).padEnd(length));
    }
    case 'numeric':
    case 'money': {
      const scale = scaleOf(type);
      return (stored) => (stored === null ? null : formatDecimal(exact(stored), scale));
    }
    case 'bit':
      return (stored) => (stored === null ? null : Number(stored) !== 0);
    case 'bigint':
      return (stored) => (stored === null ? null : exact(stored));
    case 'int':
    case 'smallint':
    case 'tinyint':
      return (stored) => (typeof stored === 'bigint' ? Number(stored) : (stored as number | null));
    case 'float':
      return (stored) => (stored === null ? null : Number(stored));
    default:
      return null;
  }
}
export const read = (stored: unknown, type: SqlType): SqlValue => (readerOf(type) ?? asIs)(stored);

/** Beyond 63 bits SQLite goes over to floats: an overflow, never an approximate figure. */
function exact(stored: unknown): bigint {
  if (typeof stored === 'bigint') return stored;
  if (typeof stored === 'number' && Number.isSafeInteger(stored)) return BigInt(stored);
  throw errors.overflow('numeric');
}

/** Must the driver hand over 64-bit integers as such? Slower, so only where a value may be that large. */
export const needsBigInts = (type: SqlType): boolean =>
  type.type === 'bigint' || type.type === 'money' || (type.type === 'numeric' && type.precision > 15);
