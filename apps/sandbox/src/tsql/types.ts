import type { SqlType } from '../sql-engine.js';

/** Rules of Transact-SQL about types. How a value of each type lies in SQLite is said in `values.ts`. */
export const INT: SqlType = { type: 'int' };
export const BIGINT: SqlType = { type: 'bigint' };
export const DATETIME: SqlType = { type: 'datetime' };
export const FLOAT: SqlType = { type: 'float' };
export const varchar = (length: number | 'max'): SqlType => ({ type: 'varchar', length });
export const nvarchar = (length: number | 'max'): SqlType => ({ type: 'nvarchar', length });
export const numeric = (precision: number, scale: number): SqlType => ({ type: 'numeric', precision, scale });

export interface StringType {
  type: 'char' | 'varchar' | 'nchar' | 'nvarchar';
  length: number | 'max';
}
const STRINGS = new Set(['char', 'varchar', 'nchar', 'nvarchar']);
const WHOLE = ['bit', 'tinyint', 'smallint', 'int', 'bigint'];
/** Ascending: of two types the later one decides what both are compared and joined as. */
const PRECEDENCE = [
  'binary',
  'varbinary',
  'char',
  'varchar',
  'nchar',
  'nvarchar',
  'text',
  ...WHOLE,
  'money',
  'numeric',
  'float',
  'datetime',
];
export const RANGES: Record<string, readonly [bigint, bigint]> = {
  bit: [0n, 1n],
  tinyint: [0n, 255n],
  smallint: [-32768n, 32767n],
  int: [-2147483648n, 2147483647n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
};

export const isString = (type: SqlType): type is StringType => STRINGS.has(type.type);
export const isBinary = (type: SqlType): boolean => type.type === 'binary' || type.type === 'varbinary';
export const isFixed = (type: SqlType): boolean => type.type === 'char' || type.type === 'nchar';
export const isUnicode = (type: SqlType): boolean => type.type === 'nchar' || type.type === 'nvarchar';
export const isWhole = (type: SqlType): boolean => WHOLE.includes(type.type);
export const isExact = (type: SqlType): type is Extract<SqlType, { precision: number }> | { type: 'money' } =>
  type.type === 'numeric' || type.type === 'money';
export const isNumber = (type: SqlType): boolean => isWhole(type) || isExact(type) || type.type === 'float';
export const scaleOf = (type: SqlType): number =>
  type.type === 'numeric' ? type.scale : type.type === 'money' ? 4 : 0;

/** The numeric that holds every value of a whole or exact type. */
export function asNumeric(type: SqlType): { precision: number; scale: number } {
  switch (type.type) {
    case 'numeric':
      return { precision: type.precision, scale: type.scale };
    case 'money':
      return { precision: 19, scale: 4 };
    case 'bit':
      return { precision: 1, scale: 0 };
    case 'tinyint':
      return { precision: 3, scale: 0 };
    case 'smallint':
      return { precision: 5, scale: 0 };
    case 'bigint':
      return { precision: 19, scale: 0 };
    default:
      return { precision: 10, scale: 0 };
  }
}

/** "Precision, scale, and length": the result of + - * / % of two exact numbers. */
export function arithmeticType(operator: string, left: SqlType, right: SqlType): SqlType {
  const a = asNumeric(left);
  const b = asNumeric(right);
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  const scale = Math.max(a.scale, b.scale);
  switch (operator) {
    case '*':
      return fitted(a.precision + b.precision + 1, a.scale + b.scale);
    case '/': {
      const result = Math.max(6, a.scale + b.precision + 1);
      return fitted(a.precision - a.scale + b.scale + result, result);
    }
    case '%':
      return fitted(Math.min(a.precision - a.scale, b.precision - b.scale) + scale, scale);
    default:
      return fitted(whole + scale + 1, scale);
  }
}

/** More than 38 digits: the scale gives way, but not below six. */
function fitted(precision: number, scale: number): SqlType {
  if (precision <= 38) return numeric(precision, scale);
  return numeric(38, Math.max(Math.min(scale, 6), 38 - (precision - scale)));
}

/** What two values are brought to before they are compared, or put into one column. */
export function commonType(left: SqlType, right: SqlType): SqlType {
  if (isString(left) && isString(right)) return commonString(left, right);
  if (isExact(left) || isExact(right)) {
    if (left.type === 'float' || right.type === 'float') return FLOAT;
    if ((isExact(left) || isWhole(left)) && (isExact(right) || isWhole(right))) {
      if (left.type === 'money' && right.type !== 'numeric') return left;
      if (right.type === 'money' && left.type !== 'numeric') return right;
      const a = asNumeric(left);
      const b = asNumeric(right);
      const scale = Math.max(a.scale, b.scale);
      return numeric(Math.min(38, Math.max(a.precision - a.scale, b.precision - b.scale) + scale), scale);
    }
  }
  return PRECEDENCE.indexOf(left.type) >= PRECEDENCE.indexOf(right.type) ? left : right;
}

function commonString(left: StringType, right: StringType): SqlType {
  const length = left.length === 'max' || right.length === 'max' ? 'max' : Math.max(left.length, right.length);
  const fixed = isFixed(left) && isFixed(right);
  const unicode = isUnicode(left) || isUnicode(right);
  return { type: unicode ? (fixed ? 'nchar' : 'nvarchar') : fixed ? 'char' : 'varchar', length };
}

/** The type of a string of that many letters, made of these. */
export function stringOf(sources: readonly SqlType[], length: number | 'max'): SqlType {
  const unicode = sources.some(isUnicode);
  const limit = unicode ? 4000 : 8000;
  return {
    type: unicode ? 'nvarchar' : 'varchar',
    length: length === 'max' ? 'max' : Math.max(1, Math.min(length, limit)),
  };
}

export const lengthOf = (type: SqlType): number | 'max' => {
  if ('length' in type) return type.length;
  if (type.type === 'text') return 'max';
  return type.type === 'datetime' ? 23 : type.type === 'float' ? 24 : type.type === 'numeric' ? type.precision + 2 : 20;
};

/** As error messages name it. */
export const nameOf = (type: SqlType): string => type.type;
