import type { SqlType } from '../sql-engine.js';
import { literal } from './catalog.js';
import { convert, digitsOf, textOf } from './conversion.js';
import { errors } from './errors.js';
import type { Expression } from './scope.js';
import {
  arithmeticType,
  commonType,
  FLOAT,
  INT,
  isBinary,
  isExact,
  isString,
  isWhole,
  lengthOf,
  numeric,
  scaleOf,
  stringOf,
} from './types.js';

const NAMES: Record<string, string> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '&': "'&'",
  '|': "'|'",
  '^': "'^'",
};

/** + - * / % & | ^ with SQL Server's types and errors. */
export function arithmetic(operator: string, left: Expression, right: Expression, line: number): Expression {
  const name = NAMES[operator] ?? operator;
  for (const { type } of [left, right])
    if (type.type === 'text' || isBinary(type)) throw errors.incompatible(left.type.type, right.type.type, name, line);
  if (isString(left.type) || isString(right.type)) {
    const bothText = (isString(left.type) || left.nil) && (isString(right.type) || right.nil);
    if (bothText) {
      if (operator === '+') return concatenation(left, right);
      throw errors.operand(isString(left.type) ? left.type.type : right.type.type, name, line);
    }
    const type = isString(left.type) ? right.type : left.type;
    return arithmetic(operator, convert(left, type, { line }), convert(right, type, { line }), line);
  }
  if (left.nil && !right.nil) left = convert(left, right.type);
  if (right.nil && !left.nil) right = convert(right, left.type);
  const nullable = left.nullable || right.nullable;
  const made = (sql: string, type: SqlType, rescaled?: Expression['rescaled']): Expression => ({
    sql,
    type,
    plain: true,
    nullable,
    rescaled,
  });

  if (left.type.type === 'datetime' || right.type.type === 'datetime') {
    if (operator !== '+' && operator !== '-') throw errors.incompatible(left.type.type, right.type.type, name, line);
    const days = (value: Expression): string => convert(convert(value, { type: 'datetime' }), { type: 'float' }).sql;
    return made(`t_days_datetime(${days(left)} ${operator} ${days(right)})`, { type: 'datetime' });
  }
  if ('&|^'.includes(operator)) {
    if (!isWhole(left.type) || !isWhole(right.type))
      throw errors.incompatible(left.type.type, right.type.type, name, line);
    const bits =
      operator === '^'
        ? `((${left.sql} | ${right.sql}) - (${left.sql} & ${right.sql}))`
        : `(${left.sql} ${operator} ${right.sql})`;
    return made(bits, commonType(left.type, right.type));
  }
  if (left.type.type === 'bit' && right.type.type === 'bit') throw errors.incompatible('bit', 'bit', name, line);
  if (left.type.type === 'float' || right.type.type === 'float') {
    if (operator === '%') throw errors.incompatible(left.type.type, right.type.type, name, line);
    const [a, b] = [convert(left, FLOAT), convert(right, FLOAT)];
    return made(operator === '/' ? `t_ratio(${a.sql}, ${b.sql})` : `(${a.sql} ${operator} ${b.sql})`, FLOAT);
  }
  if (isWhole(left.type) && isWhole(right.type)) {
    const type = left.nil && right.nil ? INT : commonType(left.type, right.type);
    const result = type.type === 'bit' ? INT : type;
    // By a constant above zero SQLite itself divides as SQL Server does.
    const safe = right.literal !== undefined && /^0*[1-9]/.test(right.literal);
    if (operator === '%')
      return made(safe ? `(${left.sql} % ${right.sql})` : `t_remainder(${left.sql}, ${right.sql})`, result);
    if (operator === '/' && safe) return made(`(${left.sql} / ${right.sql})`, result);
    const value = operator === '/' ? `t_quotient(${left.sql}, ${right.sql})` : `${left.sql} ${operator} ${right.sql}`;
    return made(`t_range(${value}, ${literal(result.type)})`, result);
  }
  return exact(operator, left, right, made);
}

function exact(
  operator: string,
  left: Expression,
  right: Expression,
  made: (sql: string, type: SqlType, rescaled?: Expression['rescaled']) => Expression,
): Expression {
  const exactType = (value: Expression): SqlType =>
    isExact(value.type) && value.type.type === 'numeric' ? value.type : numericOf(value);
  const [leftType, rightType] = [exactType(left), exactType(right)];
  const type = arithmeticType(operator, leftType, rightType);
  const { precision, scale } = type.type === 'numeric' ? type : { precision: 38, scale: 0 };
  const [leftScale, rightScale] = [scaleOf(leftType), scaleOf(rightType)];
  const small = precision <= 18;
  switch (operator) {
    case '*': {
      const drop = leftScale + rightScale - scale;
      return made(
        small && drop === 0 ? `(${left.sql} * ${right.sql})` : `t_multiply(${left.sql}, ${right.sql}, ${drop})`,
        type,
      );
    }
    case '/': {
      const quotient = (to: number, digits: number): string =>
        `t_divide(${left.sql}, ${right.sql}, ${scale - leftScale + rightScale}, ${scale}, ${to}, ${digits})`;
      return made(quotient(scale, 38), type, quotient);
    }
    default: {
      const common = Math.max(leftScale, rightScale);
      const to = (value: Expression, of: SqlType): Expression =>
        convert(
          value,
          numeric(Math.min(38, (of.type === 'numeric' ? of.precision : 38) - scaleOf(of) + common), common),
        );
      const [a, b] = [to(left, leftType), to(right, rightType)];
      const sum = operator === '%' ? `t_remainder(${a.sql}, ${b.sql})` : `(${a.sql} ${operator} ${b.sql})`;
      if (common !== scale) return made(`t_rescale(${sum}, ${common}, ${scale}, ${precision})`, type);
      return made(small ? sum : `t_exact(${sum})`, type);
    }
  }
}

function numericOf(value: Expression): SqlType {
  const { precision, scale } = digitsOf(value);
  return numeric(precision, scale);
}

function concatenation(left: Expression, right: Expression): Expression {
  const lengths = [left, right].map(({ type, nil }) => (nil ? 1 : lengthOf(type)));
  const length = lengths.includes('max') ? 'max' : (lengths as number[]).reduce((a, b) => a + b, 0);
  return {
    sql: `(${textOf(left)} || ${textOf(right)})`,
    type: stringOf([left.type, right.type].filter(isString), length),
    plain: left.plain && right.plain,
    nullable: left.nullable || right.nullable,
  };
}
