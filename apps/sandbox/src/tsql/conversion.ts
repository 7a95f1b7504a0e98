import type { SqlType } from '../sql-engine.js';
import { literal } from './catalog.js';
import { collationKey } from './collation.js';
import { powerOfTen } from './decimals.js';
import { errors } from './errors.js';
import type { Expression } from './scope.js';
import {
  asNumeric,
  isBinary,
  isExact,
  isFixed,
  isString,
  isUnicode,
  isWhole,
  lengthOf,
  nameOf,
  scaleOf,
} from './types.js';

/** The value of a string as SQL Server sees it: a char with its spaces. */
export function textOf(value: Expression): string {
  const { type } = value;
  if (!isString(type) || !isFixed(type) || type.length === 'max') return value.sql;
  return `substr(${value.sql} || '${' '.repeat(type.length)}', 1, ${type.length})`;
}

/** What stands in comparisons, GROUP BY, ORDER BY: of strings the key of the collation, of all else the value itself. */
export function keyOf(value: Expression): string {
  if (!isString(value.type)) return value.sql;
  if (value.literal !== undefined) return literal(collationKey(value.literal));
  if (!value.plain) return `t_key(${value.sql})`;
  return isFixed(value.type) ? value.sql : `rtrim(${value.sql}, ' ')`;
}

export interface How {
  /** CAST and CONVERT: may cut a string, and takes ways that are not taken unasked. */
  explicit?: boolean;
  style?: number;
  /** TRY_CAST. */
  lenient?: boolean;
  line?: number;
}

const made = (from: Expression, sql: string, type: SqlType, plain = false): Expression => ({
  sql,
  type,
  plain,
  nullable: from.nullable,
});

/** @throws SqlError 206, 529 when there is no way between the types */
export function convert(value: Expression, to: SqlType, how: How = {}): Expression {
  const from = value.type;
  const line = how.line ?? 1;
  if (value.nil) return { sql: 'NULL', type: to, plain: true, nullable: true, nil: true };
  if (isBinary(from) || isBinary(to)) {
    if (isBinary(from) && isBinary(to)) return made(value, value.sql, to);
    throw errors.notHere(`a conversion of ${nameOf(from)} to ${nameOf(to)}`, line);
  }
  if (isString(to) || to.type === 'text') return toText(value, to, how);
  const ofText = isString(from) || from.type === 'text';
  if (from.type === 'text') throw errors.unconvertible('text', nameOf(to), line);
  const text = ofText ? textOf(value) : '';
  const attempt = how.lenient ? '_try' : '';
  const named = literal(nameOf(from));
  switch (to.type) {
    case 'datetime':
      if (from.type === 'datetime') return value;
      if (ofText) return made(value, `t_datetime${attempt}(${text})`, to);
      return made(value, `t_days_datetime(${asFloat(value)})`, to);
    case 'float':
      if (from.type === 'float') return value;
      if (ofText) return made(value, `t_float${attempt}(${text}, ${named})`, to);
      return made(value, asFloat(value), to);
    case 'numeric':
    case 'money': {
      const { precision, scale } = asNumeric(to);
      if (ofText) return made(value, `t_decimal${attempt}(${text}, ${precision}, ${scale}, ${named})`, to);
      if (from.type === 'datetime') throw errors.notHere('a datetime as numeric', line);
      if (from.type === 'float') return made(value, `t_float_decimal(${value.sql}, ${scale}, ${precision})`, to);
      return made(value, exactTo(value, precision, scale), to);
    }
    default:
      if (ofText) return made(value, `t_whole${attempt}(${text}, ${literal(to.type)}, ${named})`, to);
      return made(value, toWhole(value, to, line), to);
  }
}

function asFloat(value: Expression): string {
  if (value.type.type === 'float') return value.sql;
  if (value.type.type === 'datetime') return `t_datetime_days(${value.sql})`;
  const scale = scaleOf(value.type);
  return scale === 0 ? `CAST(${value.sql} AS REAL)` : `(${value.sql} / ${powerOfTen(scale)}.0)`;
}

function exactTo(value: Expression, precision: number, scale: number): string {
  const own = value.literal !== undefined ? digitsOf(value) : asNumeric(value.type);
  const wholeFits = own.precision - own.scale <= precision - scale;
  if (own.scale === scale && wholeFits) return value.sql;
  if (value.rescaled) return value.rescaled(scale, precision);
  // Multiplication in SQL keeps constants constant and needs no call; it cannot pass 63 bits when the result has 18 digits.
  if (own.scale <= scale && wholeFits && precision <= 18) return `(${value.sql} * ${powerOfTen(scale - own.scale)})`;
  return `t_rescale(${value.sql}, ${own.scale}, ${scale}, ${precision})`;
}

/** A literal has as many digits as it is written with. */
export function digitsOf(value: Expression): { precision: number; scale: number } {
  if (value.literal === undefined || !isWhole(value.type)) return asNumeric(value.type);
  return { precision: Math.max(1, value.literal.replace(/^-?0*/, '').length), scale: 0 };
}

const WIDTH = ['bit', 'tinyint', 'smallint', 'int', 'bigint'];
function toWhole(value: Expression, to: SqlType, line: number): string {
  const from = value.type;
  if (from.type === 'datetime') throw errors.notHere('a datetime as a whole number', line);
  if (to.type === 'bit') return from.type === 'bit' ? value.sql : `(${value.sql} <> 0)`;
  if (from.type === 'float') return `t_float_whole(${value.sql}, ${literal(to.type)})`;
  const scale = scaleOf(from);
  const whole = scale === 0 ? value.sql : `(${value.sql} / ${powerOfTen(scale)})`;
  const fits = isWhole(from) && WIDTH.indexOf(from.type) <= WIDTH.indexOf(to.type);
  return fits ? whole : `t_range(${whole}, ${literal(to.type)})`;
}

function toText(value: Expression, to: SqlType, how: How): Expression {
  const from = value.type;
  if (from.type === 'text' && to.type === 'text') return value;
  const length = lengthOf(to);
  const finished = (text: string, plain: boolean): Expression => {
    const fixed = isString(to) && isFixed(to);
    return made(value, fixed ? `rtrim(${text}, ' ')` : text, to, plain);
  };
  if (isString(from) || from.type === 'text') {
    const long = lengthOf(from);
    const toCodePage = isUnicode(from) && !isUnicode(to);
    const cut = length !== 'max' && (long === 'max' || long > length);
    if (value.literal !== undefined && !toCodePage && isString(to) && !isFixed(to) && !cut)
      return { ...value, type: to };
    let text = isString(to) && isFixed(to) && isString(from) && isFixed(from) ? value.sql : textOf(value);
    if (toCodePage) text = `t_codepage(${text})`;
    if (cut) text = `substr(${text}, 1, ${length})`;
    return finished(text, value.plain);
  }
  const unfit = isExact(from) ? 'varchar' : '*';
  let text: string;
  if (from.type === 'datetime') {
    text = `t_datetime_text(${value.sql}, ${how.style ?? 0})`;
    return finished(length === 'max' ? text : `substr(${text}, 1, ${length})`, false);
  }
  if (from.type === 'float') text = `t_float_text(${value.sql})`;
  else if (isExact(from)) {
    const shown = from.type === 'money' ? `t_rescale(${value.sql}, 4, 2, 38)` : value.sql;
    text = `t_decimal_text(${shown}, ${from.type === 'money' ? 2 : scaleOf(from)})`;
  } else text = `CAST(${value.sql} AS TEXT)`;
  const room = lengthOf(from);
  if (length !== 'max' && (room === 'max' || room > length)) text = `t_narrow(${text}, ${length}, '${unfit}')`;
  return finished(text, from.type !== 'float');
}
