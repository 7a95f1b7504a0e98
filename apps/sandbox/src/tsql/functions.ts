import type { SqlType } from '../sql-engine.js';
import type { Node, NodeOf } from './ast.js';
import { literal } from './catalog.js';
import { isPlain } from './collation.js';
import { convert, keyOf, textOf } from './conversion.js';
import { datePart } from './datetimes.js';
import { errors } from './errors.js';
import type { Compiler } from './compiler.js';
import type { Expression, Scope } from './scope.js';
import {
  asNumeric,
  DATETIME,
  FLOAT,
  INT,
  isExact,
  isString,
  isUnicode,
  isWhole,
  lengthOf,
  numeric,
  nvarchar,
  scaleOf,
  stringOf,
  varchar,
} from './types.js';

interface Call {
  compiler: Compiler;
  node: NodeOf<'call'>;
  scope: Scope;
}
type Function = (call: Call) => Expression;

const made = (sql: string, type: SqlType, nullable: boolean, plain = true): Expression => ({
  sql,
  type,
  plain,
  nullable,
});

function argumentsOf({ compiler, node, scope }: Call, fewest: number, most = fewest): Expression[] {
  if (node.args.length < fewest || node.args.length > most || node.star)
    throw errors.functionArguments(node.name, fewest, node.line);
  return node.args.map((one) => compiler.value(one, scope));
}

/** A string argument; `text` columns only where SQL Server takes them. */
function text(call: Call, value: Expression, position: number, { long = false } = {}): Expression {
  if (isString(value.type)) return value;
  if (value.type.type === 'text') {
    if (long) return value;
    throw errors.argument('text', position, call.node.name, call.node.line);
  }
  return value.nil
    ? convert(value, varchar(1))
    : convert(value, varchar(lengthOf(value.type)), { line: call.node.line });
}
const whole = (call: Call, value: Expression): Expression => convert(value, INT, { line: call.node.line });
const anyNullable = (values: readonly Expression[]): boolean => values.some(({ nullable }) => nullable);

/** Whole constant of the call, if it is one. */
const constant = (value: Expression | undefined): number | null =>
  value?.literal !== undefined && isWhole(value.type) ? Number(value.literal) : null;

const trim =
  (side: 'ltrim' | 'rtrim'): Function =>
  (call) => {
    const [given] = argumentsOf(call, 1) as [Expression];
    const value = text(call, given, 1);
    // A char lies without its trailing spaces already.
    const sql = side === 'rtrim' && value.type.type === 'char' ? value.sql : `${side}(${textOf(value)}, ' ')`;
    return made(sql, stringOf([value.type], lengthOf(value.type)), value.nullable, value.plain);
  };

const changeCase =
  (name: 't_upper' | 't_lower'): Function =>
  (call) => {
    const [given] = argumentsOf(call, 1) as [Expression];
    const value = text(call, given, 1);
    const unchanged = name === 't_upper' && value.plain;
    return made(
      unchanged ? textOf(value) : `${name}(${textOf(value)})`,
      stringOf([value.type], lengthOf(value.type)),
      value.nullable,
      unchanged,
    );
  };

const side =
  (right: boolean): Function =>
  (call) => {
    const [given, count] = argumentsOf(call, 2) as [Expression, Expression];
    const value = text(call, given, 1);
    const length = constant(count);
    const own = lengthOf(value.type);
    const type = stringOf([value.type], length === null ? own : own === 'max' ? length : Math.min(own, length));
    const letters = length !== null && length > 0;
    const sql = right
      ? `t_right(${textOf(value)}, ${whole(call, count).sql})`
      : letters
        ? `substr(${textOf(value)}, 1, ${length})`
        : `t_substring(${textOf(value)}, 1, ${whole(call, count).sql})`;
    return made(sql, type, anyNullable([value, count]), value.plain);
  };

const substring: Function = (call) => {
  const [given, from, count] = argumentsOf(call, 3) as [Expression, Expression, Expression];
  const value = text(call, given, 1, { long: true });
  const [start, length] = [constant(from), constant(count)];
  const own = lengthOf(value.type);
  const type = stringOf(
    [value.type],
    length === null ? (own === 'max' ? 8000 : own) : own === 'max' ? length : Math.min(own, length),
  );
  const simple = start !== null && start >= 1 && length !== null && length >= 0;
  const sql = simple
    ? `substr(${textOf(value)}, ${start}, ${length})`
    : `t_substring(${textOf(value)}, ${whole(call, from).sql}, ${whole(call, count).sql})`;
  return made(sql, type, anyNullable([value, from, count]), value.plain);
};

const replace: Function = (call) => {
  const values = argumentsOf(call, 3).map((value, index) => text(call, value, index + 1)) as [
    Expression,
    Expression,
    Expression,
  ];
  const [value, what, by] = values;
  const own = lengthOf(value.type);
  const longer = (lengthOf(by.type) === 'max' ? 8000 : Number(lengthOf(by.type))) > 1 ? 8000 : own;
  // SQLite's replace minds the case: right only for what has none.
  const caseless = what.literal !== undefined && !/\p{L}/u.test(what.literal);
  const sql = `${caseless ? 'replace' : 't_replace'}(${values.map(textOf).join(', ')})`;
  return made(
    sql,
    stringOf(
      values.map(({ type }) => type),
      own === 'max' ? 'max' : longer,
    ),
    anyNullable(values),
    value.plain && by.plain,
  );
};

const coalesce: Function = (call) => {
  const { compiler, node } = call;
  if (node.args.length < 2) throw errors.functionArguments(node.name, 2, node.line);
  const { type, values } = compiler.common(argumentsOf(call, 2, 100), node.line);
  return made(
    `coalesce(${values.map(({ sql }) => sql).join(', ')})`,
    type,
    values.every(({ nullable }) => nullable),
    values.every(({ plain }) => plain),
  );
};

const isNull: Function = (call) => {
  const [first, second] = argumentsOf(call, 2) as [Expression, Expression];
  const type = first.nil ? second.type : first.type;
  const [a, b] = [convert(first, type), convert(second, type, { explicit: true, line: call.node.line })];
  return made(`coalesce(${a.sql}, ${b.sql})`, type, second.nullable, a.plain && b.plain);
};

const nullIf: Function = (call) => {
  const [first, second] = argumentsOf(call, 2) as [Expression, Expression];
  return {
    ...first,
    literal: undefined,
    nullable: true,
    sql: `CASE WHEN ${call.compiler.compare('=', first, second, call.node.line)} THEN NULL ELSE ${first.sql} END`,
  };
};

const iif: Function = ({ compiler, node, scope }) => {
  const [condition, then, otherwise] = node.args;
  if (!condition || !then || !otherwise || node.args.length > 3)
    throw errors.functionArguments(node.name, 3, node.line);
  return compiler.value(
    { kind: 'case', subject: null, branches: [{ when: condition, then }], otherwise, line: node.line },
    scope,
  );
};

const round: Function = (call) => {
  const [given, digits, cut] = argumentsOf(call, 2, 3) as [Expression, Expression, Expression | undefined];
  const value = isString(given.type) ? convert(given, FLOAT) : given;
  const how = cut ? whole(call, cut).sql : '0';
  const to = whole(call, digits).sql;
  if (value.type.type === 'float')
    return made(`t_round_float(${value.sql}, ${to}, ${how})`, FLOAT, anyNullable([value, digits]));
  if (isExact(value.type))
    return made(
      `t_round(${value.sql}, ${scaleOf(value.type)}, ${to}, ${how})`,
      value.type,
      anyNullable([value, digits]),
    );
  return made(`t_range(t_round(${value.sql}, 0, ${to}, ${how}), 'int')`, INT, anyNullable([value, digits]));
};

const absolute: Function = (call) => {
  const [value] = argumentsOf(call, 1) as [Expression];
  if (isString(value.type)) return made(`abs(${convert(value, FLOAT).sql})`, FLOAT, value.nullable);
  if (!isWhole(value.type)) return made(`abs(${value.sql})`, value.type, value.nullable);
  return made(
    `t_range(abs(${value.sql}), ${literal(value.type.type)})`,
    value.type.type === 'bit' ? INT : value.type,
    value.nullable,
  );
};

const floorOrCeiling =
  (up: boolean): Function =>
  (call) => {
    const [value] = argumentsOf(call, 1) as [Expression];
    if (isWhole(value.type)) return value;
    if (!isExact(value.type))
      return made(`${up ? 'ceil' : 'floor'}(${convert(value, FLOAT).sql})`, FLOAT, value.nullable);
    const { precision, scale } = asNumeric(value.type);
    const unit = 10n ** BigInt(scale);
    const rest = up ? `(${value.sql} % ${unit} > 0)` : `-(${value.sql} % ${unit} < 0)`;
    return made(`(${value.sql} / ${unit} + ${rest})`, numeric(precision, 0), value.nullable);
  };

function part(call: Call): string {
  const [first] = call.node.args;
  const name = first?.kind === 'column' && first.parts.length === 1 ? (first.parts[0] ?? '') : null;
  if (name === null) throw errors.syntax('(', call.node.line);
  const known = datePart(name);
  if (!known) throw errors.datePart(name, call.node.name, call.node.line);
  return literal(known);
}
/** The arguments after the name of a part of the date. */
function rest(call: Call, count: number): Expression[] {
  if (call.node.args.length !== count + 1) throw errors.functionArguments(call.node.name, count + 1, call.node.line);
  return call.node.args.slice(1).map((one) => call.compiler.value(one, call.scope));
}
const moment = (value: Expression, line: number): Expression => convert(value, DATETIME, { line });

const dateAdd: Function = (call) => {
  const name = part(call);
  const [count, at] = rest(call, 2) as [Expression, Expression];
  return made(
    `t_dateadd(${name}, ${whole(call, count).sql}, ${moment(at, call.node.line).sql})`,
    DATETIME,
    anyNullable([count, at]),
  );
};
const dateDiff: Function = (call) => {
  const name = part(call);
  const dates = rest(call, 2).map((value) => moment(value, call.node.line));
  return made(`t_datediff(${name}, ${dates.map(({ sql }) => sql).join(', ')})`, INT, anyNullable(dates));
};
const datePartCall: Function = (call) => {
  const name = part(call);
  const [at] = rest(call, 1) as [Expression];
  return made(`t_datepart(${name}, ${moment(at, call.node.line).sql})`, INT, at.nullable);
};
const shortPart =
  (name: string): Function =>
  (call) => {
    const [at] = argumentsOf(call, 1) as [Expression];
    return made(`t_datepart('${name}', ${moment(at, call.node.line).sql})`, INT, at.nullable);
  };

/** A value of the session, bound when the statement runs. */
const ofSession =
  (name: string): Function =>
  (call) => {
    argumentsOf(call, 0);
    const value = call.compiler.surroundings.variable(name);
    if (!value) throw errors.functionName(call.node.name, call.node.line);
    return value;
  };

/** Properties by name: what is not known is NULL, as SQL Server answers. */
const property =
  (position: number, prefix: string): Function =>
  (call) => {
    const asked = call.node.args[position];
    if (call.node.args.length !== position + 1 || asked?.kind !== 'string')
      throw errors.notHere(`${call.node.name} of what is not a constant`, call.node.line);
    return (
      call.compiler.surroundings.variable(`${prefix}${asked.text.toLowerCase()}`) ?? made('NULL', nvarchar(128), true)
    );
  };

const objectId: Function = (call) => {
  const [given] = argumentsOf(call, 1, 2) as [Expression];
  const name = keyOf(text(call, given, 1));
  const bare = `replace(replace(replace(${name}, '[', ''), ']', ''), 'DBO.', '')`;
  return made(`(SELECT id FROM "~table" WHERE t_key(name) = ${bare})`, INT, true);
};

/** May the login do that? The sandbox knows two rights: to read everything, and to write it. */
const isMember: Function = (call) => {
  const asked: Node | undefined = call.node.args[0];
  if (asked?.kind !== 'string') throw errors.notHere('a role that is not a constant', call.node.line);
  return call.compiler.surroundings.variable(`member:${asked.text.toLowerCase()}`) ?? made('NULL', INT, true);
};

/** By name in upper case. Aggregates and windows are in `aggregates.ts`. */
export const FUNCTIONS: Record<string, Function | undefined> = {
  LEFT: side(false),
  RIGHT: side(true),
  SUBSTRING: substring,
  LEN: (call) => {
    const [given] = argumentsOf(call, 1) as [Expression];
    const value = text(call, given, 1);
    return made(`length(rtrim(${value.sql}, ' '))`, INT, value.nullable);
  },
  DATALENGTH: (call) => {
    const [value] = argumentsOf(call, 1) as [Expression];
    if (isString(value.type) || value.type.type === 'text')
      return made(`(length(${textOf(value)}) * ${isUnicode(value.type) ? 2 : 1})`, INT, value.nullable);
    const bytes: Partial<Record<SqlType['type'], number>> = {
      int: 4,
      smallint: 2,
      tinyint: 1,
      bit: 1,
      bigint: 8,
      datetime: 8,
      float: 8,
      money: 8,
    };
    const fixed = bytes[value.type.type] ?? (value.type.type === 'numeric' ? numericBytes(value.type.precision) : null);
    if (fixed === null) return made(`length(${value.sql})`, INT, value.nullable);
    return made(`CASE WHEN ${value.sql} IS NOT NULL THEN ${fixed} END`, INT, value.nullable);
  },
  RTRIM: trim('rtrim'),
  LTRIM: trim('ltrim'),
  UPPER: changeCase('t_upper'),
  LOWER: changeCase('t_lower'),
  REPLACE: replace,
  CHARINDEX: (call) => {
    const [what, where, from] = argumentsOf(call, 2, 3) as [Expression, Expression, Expression | undefined];
    const values = [text(call, what, 1), text(call, where, 2, { long: true })] as const;
    return made(
      `t_charindex(${textOf(values[0])}, ${textOf(values[1])}, ${from ? whole(call, from).sql : '1'})`,
      INT,
      anyNullable([what, where]),
    );
  },
  REPLICATE: (call) => {
    const [given, count] = argumentsOf(call, 2) as [Expression, Expression];
    const value = text(call, given, 1);
    return made(
      `t_replicate(${textOf(value)}, ${whole(call, count).sql})`,
      stringOf([value.type], 8000),
      true,
      value.plain,
    );
  },
  SPACE: (call) => {
    const [count] = argumentsOf(call, 1) as [Expression];
    return made(`t_replicate(' ', ${whole(call, count).sql})`, varchar(8000), true);
  },
  STR: (call) => {
    const [value, length, decimals] = argumentsOf(call, 1, 3) as [
      Expression,
      Expression | undefined,
      Expression | undefined,
    ];
    const width = constant(length) ?? 10;
    return made(
      `t_str(${convert(value, FLOAT).sql}, ${length ? whole(call, length).sql : '10'}, ${decimals ? whole(call, decimals).sql : '0'})`,
      varchar(width),
      value.nullable,
    );
  },
  CHAR: (call) => {
    const code = constant(argumentsOf(call, 1)[0]);
    if (code === null || code === 0 || code > 127)
      throw errors.notHere('CHAR of what is not a constant of ASCII', call.node.line);
    const letter = String.fromCharCode(code);
    return made(literal(letter), { type: 'char', length: 1 }, false, isPlain(letter));
  },
  ISNULL: isNull,
  COALESCE: coalesce,
  NULLIF: nullIf,
  IIF: iif,
  ABS: absolute,
  ROUND: round,
  FLOOR: floorOrCeiling(false),
  CEILING: floorOrCeiling(true),
  SIGN: (call) => {
    const [value] = argumentsOf(call, 1) as [Expression];
    if (isString(value.type) || value.type.type === 'bit')
      throw errors.argument(value.type.type, 1, 'sign', call.node.line);
    const unit = isExact(value.type) ? ` * ${10n ** BigInt(scaleOf(value.type))}` : '';
    return made(
      `(CASE WHEN ${value.sql} > 0 THEN 1 WHEN ${value.sql} < 0 THEN -1 WHEN ${value.sql} = 0 THEN 0 END${unit})`,
      value.type,
      value.nullable,
    );
  },
  POWER: (call) => {
    const [base, exponent] = argumentsOf(call, 2) as [Expression, Expression];
    const power = made(
      `t_pow(${convert(base, FLOAT).sql}, ${convert(exponent, FLOAT).sql})`,
      FLOAT,
      anyNullable([base, exponent]),
    );
    return convert(power, isString(base.type) ? FLOAT : base.type);
  },
  GETDATE: ofSession('now'),
  CURRENT_TIMESTAMP: ofSession('now'),
  SYSDATETIME: ofSession('now'),
  GETUTCDATE: ofSession('utcnow'),
  DATEADD: dateAdd,
  DATEDIFF: dateDiff,
  DATEPART: datePartCall,
  YEAR: shortPart('year'),
  MONTH: shortPart('month'),
  DAY: shortPart('day'),
  DB_NAME: ofSession('db_name'),
  DB_ID: ofSession('db_id'),
  SUSER_SNAME: ofSession('login'),
  SUSER_NAME: ofSession('login'),
  SYSTEM_USER: ofSession('login'),
  ORIGINAL_LOGIN: ofSession('login'),
  USER_NAME: ofSession('login'),
  CURRENT_USER: ofSession('login'),
  SESSION_USER: ofSession('login'),
  USER: ofSession('login'),
  APP_NAME: ofSession('application'),
  HOST_NAME: ofSession('host'),
  SCOPE_IDENTITY: ofSession('scope_identity'),
  SERVERPROPERTY: property(0, 'server:'),
  DATABASEPROPERTYEX: property(1, 'database:'),
  OBJECT_ID: objectId,
  IS_MEMBER: isMember,
  IS_ROLEMEMBER: isMember,
  IS_SRVROLEMEMBER: isMember,
};

const numericBytes = (precision: number): number =>
  precision < 10 ? 5 : precision < 20 ? 9 : precision < 29 ? 13 : 17;
